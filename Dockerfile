FROM python:3.12-slim

ENV PYTHONUNBUFFERED=1 \
    PARLEY_HOST=0.0.0.0 \
    PARLEY_DATABASE_URL=sqlite:////data/parley.db

WORKDIR /srv/parley

COPY requirements.lock ./
RUN pip install --no-cache-dir --require-hashes --only-binary :all: --requirement requirements.lock

COPY pyproject.toml README.md LICENSE ./
COPY app app
COPY migrations migrations
COPY seeds seeds
RUN pip install --no-cache-dir --no-deps --no-build-isolation --editable . \
    && useradd --system --no-create-home parley \
    && install --directory --owner parley /data

USER parley
VOLUME /data
EXPOSE 8000

HEALTHCHECK --interval=10s --timeout=3s --start-period=20s --retries=3 \
    CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8000/readyz', timeout=2)"]

CMD ["sh", "-c", "parley migrate && exec parley serve"]
