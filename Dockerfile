# The base can be another registry's copy: --build-arg PYTHON_IMAGE=...
ARG PYTHON_IMAGE=python:3.13-slim

FROM ${PYTHON_IMAGE} AS build
COPY requirements.lock /build/
# Without pip in it the environment is smaller and cannot be added to.
RUN python -m venv --without-pip /opt/qianmen \
 && python -m pip --python /opt/qianmen/bin/python install \
      --no-cache-dir --disable-pip-version-check --require-hashes -r /build/requirements.lock

FROM ${PYTHON_IMAGE}
RUN groupadd --gid 10001 qianmen \
 && useradd --uid 10001 --gid 10001 --no-create-home --shell /usr/sbin/nologin qianmen \
 && install --directory --owner=10001 --group=10001 --mode=0700 /app/var
COPY --from=build /opt/qianmen /opt/qianmen
WORKDIR /app
COPY locales locales
COPY flows flows
COPY handlers handlers
COPY bot bot
ENV PATH=/opt/qianmen/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    QIANMEN_HOST=0.0.0.0
USER 10001:10001
EXPOSE 8080
HEALTHCHECK --interval=15s --timeout=5s --start-period=30s CMD ["python", "-c", \
  "import os, urllib.request; urllib.request.urlopen('http://127.0.0.1:' + os.environ.get('QIANMEN_PORT', '8080') + '/healthz', timeout=4)"]
ENTRYPOINT ["python", "-m", "bot"]
CMD ["serve"]
