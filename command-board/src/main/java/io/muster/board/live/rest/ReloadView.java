package io.muster.board.live.rest;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** More happened than the stream tells one by one: whoever shows what is reads it anew. @param seq where the stream goes on */
@RegisterForReflection
record ReloadView(long seq) {}
