# syntax=docker/dockerfile:1
FROM golang:1.26-bookworm AS build
WORKDIR /src
COPY go.mod go.sum ./
RUN go mod download
COPY . .
ARG VERSION=dev
RUN CGO_ENABLED=1 go build -buildvcs=false -trimpath -tags sqlite_fts5 \
      -ldflags "-s -w -X main.version=$VERSION" -o /out/quoth ./cmd/quoth \
 && mkdir /out/data

# glibc, CA certificates, time zones and a user without rights; no shell and no package manager.
FROM gcr.io/distroless/base-debian12:nonroot
COPY --from=build /out/quoth /usr/local/bin/quoth
# The volume takes its owner from this folder.
COPY --from=build --chown=nonroot:nonroot /out/data /data
ENV QUOTH_DATA=/data
WORKDIR /data
VOLUME /data
# doctor opens the index, checks it and the settings, and fails when one of them is broken.
HEALTHCHECK --interval=5m --timeout=30s --start-period=20s CMD ["quoth", "doctor"]
ENTRYPOINT ["quoth"]
CMD ["chat"]
