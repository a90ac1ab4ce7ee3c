"""The trained weights as `weights.bin` (float32, little-endian) and `weights.json` (names, shapes, offsets)."""
import json
from pathlib import Path

import numpy as np
import torch

SAMPLE = 20_000  # words to find the range of the network's input


def tensors(net):
    state = net.state_dict()
    out = {f"embedding.{i}": table.weight for i, table in enumerate(net.embeddings)}
    for number, layer in enumerate((net.layer1, net.layer2)):
        for lstm, suffix in ((layer.forwards, ""), (layer.backwards, "_reverse")):
            out[f"lstm.weight_ih_l{number}{suffix}"] = lstm.weight_ih_l0
            out[f"lstm.weight_hh_l{number}{suffix}"] = lstm.weight_hh_l0
            out[f"lstm.bias_l{number}{suffix}"] = lstm.bias_ih_l0 + lstm.bias_hh_l0
    linear = {"sentence_break": "break", "tag_hidden": "tag.hidden", "upos": "tag.upos", "xpos": "tag.xpos",
              "entity_hidden": "entity.hidden", "entity_out": "entity.out", "arc_dependent": "arc.dependent",
              "arc_head": "arc.head", "label_dependent": "label.dependent", "label_head": "label.head", "label_out": "label.out"}
    for module, name in linear.items():
        for kind in ("weight", "bias"):
            if f"{module}.{kind}" in state:
                out[f"{name}.{kind}"] = state[f"{module}.{kind}"]
    single = {"transitions": "entity.transitions", "starts": "entity.start", "ends": "entity.end", "arc_bilinear": "arc.bilinear",
              "arc_bias": "arc.bias", "arc_root": "arc.root", "label_root": "label.root"}
    return out | {name: state[parameter] for parameter, name in single.items()}


@torch.no_grad()
def write(net, part, folder):
    """`part`: a corpus whose inputs show what range `scale_x` must cover (all but one value of ten thousand)."""
    net.eval()
    x = net.embed(torch.from_numpy(part.features[:SAMPLE].astype(np.int64)))
    description = {"tensors": {}, "h": net.hidden, "d": net.width, "scale_x": float(np.quantile(x.abs().numpy(), 0.9999)),
                   "labels": {k: net.header[k] for k in ("upos", "xpos", "deprel", "entity")}}
    folder = Path(folder)
    offset = 0
    with open(folder / "weights.bin.new", "wb") as file:
        for name, tensor in tensors(net).items():
            values = tensor.detach().float().contiguous().numpy().astype("<f4")
            description["tensors"][name] = {"shape": list(values.shape), "offset": offset}
            offset += file.write(values.tobytes())
    (folder / "weights.bin.new").rename(folder / "weights.bin")
    (folder / "weights.json").write_text(json.dumps(description), encoding="utf-8")
