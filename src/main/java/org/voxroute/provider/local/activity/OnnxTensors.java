/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.provider.local.activity;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * Finds the constants of an ONNX file: nodes {@code Constant} whose value is a tensor of floats, in the graph and in the
 * graphs inside its nodes. The file is a Protocol Buffers message (onnx.proto); only the fields on the way are read.
 */
final class OnnxTensors {

    private static final int MODEL_GRAPH = 7;
    private static final int GRAPH_NODE = 1;
    private static final int NODE_OUTPUT = 2;
    private static final int NODE_ATTRIBUTE = 5;
    private static final int ATTRIBUTE_TENSOR = 5;
    private static final int ATTRIBUTE_GRAPH = 6;
    private static final int TENSOR_TYPE = 2;
    private static final int TENSOR_FLOATS = 4;
    private static final int TENSOR_RAW = 9;
    private static final int FLOAT = 1;

    private final Map<String, float[]> tensors = new HashMap<>();

    private OnnxTensors() {}

    /** The floats of each constant, by the name of the node's output. */
    static Map<String, float[]> read(byte[] file) {
        var found = new OnnxTensors();
        each(ByteBuffer.wrap(file), (field, value) -> {
            if (field == MODEL_GRAPH) {
                found.graph(value);
            }
        });
        return found.tensors;
    }

    private void graph(ByteBuffer graph) {
        each(graph, (field, value) -> {
            if (field == GRAPH_NODE) {
                node(value);
            }
        });
    }

    private void node(ByteBuffer node) {
        String[] output = {""};
        each(node, (field, value) -> {
            if (field == NODE_OUTPUT) {
                output[0] = StandardCharsets.UTF_8.decode(value).toString();
            } else if (field == NODE_ATTRIBUTE) {
                each(value, (part, inside) -> {
                    if (part == ATTRIBUTE_TENSOR) {
                        tensor(output[0], inside);
                    } else if (part == ATTRIBUTE_GRAPH) {
                        graph(inside);
                    }
                });
            }
        });
    }

    private void tensor(String name, ByteBuffer tensor) {
        int[] type = {0};
        each(tensor, (field, value) -> {
            if (field == TENSOR_TYPE) {
                type[0] = value.get();
            } else if (type[0] == FLOAT && (field == TENSOR_RAW || field == TENSOR_FLOATS)) {
                float[] floats = new float[value.remaining() / Float.BYTES];
                value.order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(floats);
                tensors.put(name, floats);
            }
        });
    }

    private static void each(ByteBuffer message, FieldVisitor visitor) {
        while (message.hasRemaining()) {
            int key = (int) varint(message);
            int start = message.position();
            int end = switch (key & 7) {
                case 0 -> {
                    varint(message);
                    yield message.position();
                }
                case 1 -> start + Long.BYTES;
                case 2 -> {
                    int length = (int) varint(message);
                    start = message.position();
                    yield start + length;
                }
                case 5 -> start + Integer.BYTES;
                default -> throw new IllegalArgumentException("No ONNX file: wire type " + (key & 7));
            };
            visitor.field(key >>> 3, message.slice(start, end - start));
            message.position(end);
        }
    }

    private static long varint(ByteBuffer message) {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            byte next = message.get();
            value |= (long) (next & 0x7F) << shift;
            if (next >= 0) {
                return value;
            }
        }
    }

    @FunctionalInterface
    private interface FieldVisitor {

        /** @param value its bytes; of a number, as it stands on the wire */
        void field(int number, ByteBuffer value);
    }
}
