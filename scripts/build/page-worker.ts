import { parentPort, workerData } from 'node:worker_threads';
import { finishFiles } from '#scripts/build/finish-files.ts';

// A worker thread: it finishes its share of the pages.
parentPort?.postMessage(finishFiles(workerData));
