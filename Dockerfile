# The HTTP API and the command line. Neo4j is not in it: docker-compose.yml runs it beside this image.
FROM python:3.12-slim AS build
ENV UV_COMPILE_BYTECODE=1 UV_LINK_MODE=copy UV_PROJECT_ENVIRONMENT=/opt/policygraph
RUN pip install --no-cache-dir "uv>=0.6"
WORKDIR /source
COPY pyproject.toml uv.lock ./
RUN uv sync --frozen --no-dev --no-install-project
COPY README.md LICENSE policygraph.py ./
COPY api api
COPY cypher cypher
COPY graph graph
COPY ingest ingest
RUN uv sync --frozen --no-dev --no-editable

FROM python:3.12-slim
RUN useradd --system --uid 10001 --create-home policygraph
COPY --from=build /opt/policygraph /opt/policygraph
WORKDIR /home/policygraph
COPY samples samples
ENV PATH="/opt/policygraph/bin:$PATH" PYTHONUNBUFFERED=1
USER policygraph
EXPOSE 8000
HEALTHCHECK --interval=10s --timeout=10s --start-period=20s --retries=6 \
  CMD ["python", "-c", "from urllib.request import urlopen; urlopen('http://127.0.0.1:8000/healthz', timeout=8)"]
ENTRYPOINT ["policygraph"]
CMD ["serve", "--host", "0.0.0.0", "--port", "8000"]
