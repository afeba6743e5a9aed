# The built site behind nginx, with the packages that npm run audit:hosts looks at. After npm run build && npm run release:
#   docker build -f scripts/hosting/nginx.Dockerfile -t alliance . && docker run -d --restart unless-stopped -p 8080:8080 alliance
FROM debian:bookworm-slim
RUN apt-get update \
  && apt-get install -y --no-install-recommends nginx libnginx-mod-http-brotli-static \
  && rm -rf /var/lib/apt/lists/* /etc/nginx/sites-enabled/default /var/www/html /usr/share/nginx/html \
  && ln -sf /dev/stdout /var/log/nginx/access.log \
  && ln -sf /dev/stderr /var/log/nginx/error.log
COPY scripts/hosting/nginx.conf /etc/nginx/conf.d/alliance.conf
COPY dist/.hosting/nginx/ /etc/nginx/alliance/
COPY release/ /srv/alliance/
RUN nginx -t
EXPOSE 8080
STOPSIGNAL SIGQUIT
CMD ["nginx", "-g", "daemon off;"]
