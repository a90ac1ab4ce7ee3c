"""Trains the network of the language core: `python3 fit.py --data DATASET --out WEIGHTS --seed N`.

DATASET is the folder that `dateline-train export` writes; WEIGHTS gets `weights.bin`, `weights.json`, `scores.json`, and, while
training, checkpoints from which the same command goes on. The same seed, threads and PyTorch give the same weights."""
import argparse
import json
import sys
from pathlib import Path

if __name__ == "__main__":
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--data", required=True, type=Path)
    options.add_argument("--out", required=True, type=Path)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--threads", type=int, default=1, help="more are faster and give other weights")
    options.add_argument("--width", type=int, default=192, help="of the word embeddings")
    options.add_argument("--hidden", type=int, default=200, help="units of each LSTM direction")
    options.add_argument("--pretraining-steps", type=int, default=3000, help="of 8,192 words each; 0: none")
    options.add_argument("--epochs", type=int, default=22)
    options.add_argument("--rate", type=float, default=2e-3)
    options.add_argument("--dropout", type=float, default=0.3)
    options.add_argument("--batch", type=int, default=3000, help="words")
    options.add_argument("--parts", default="train,gum,wikigold,crossner,re3d")
    options.add_argument("--development", default="dev.ewt,dev.gum,dev.crossner,dev.re3d")
    options.add_argument("--without", default="", help="numbers of feature columns to leave out, for ablations")
    options = options.parse_args()

try:
    import numpy as np
    import torch
except ImportError as missing:
    sys.exit(f"fit.py: {missing.name} is missing: pip install torch numpy")

import dataset
import weights
from network import Network
from pretraining import pretrain
from supervised import fit

HEADS = {"tag": 128, "entity": 96, "arc": 128, "label": 128}


def report(text):
    print(text, flush=True)


def main():
    options.out.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(options.threads)
    torch.use_deterministic_algorithms(True, warn_only=True)
    torch.manual_seed(options.seed)
    without = [int(c) for c in options.without.split(",") if c]
    header = dataset.header(options.data)
    net = Network(header, options.width, options.hidden, options.dropout, HEADS)
    net.header = header
    before = options.out / "pretrained.pt"
    if options.pretraining_steps and before.exists():
        net.load_state_dict(torch.load(before))
        report("pretraining: taken from the checkpoint")
    elif options.pretraining_steps:
        pretrain(net, options.data, options.pretraining_steps, options.rate, options.seed, without, report)
        torch.save(net.state_dict(), before)
    torch.manual_seed(options.seed + 1)
    parts = [dataset.Part(options.data, n, without) for n in options.parts.split(",")]
    development = [dataset.Part(options.data, n, without) for n in options.development.split(",")]
    scores = fit(net, parts, development, {"crossner": 3}, options.epochs, options.rate, options.batch, options.seed,
                 options.out / "checkpoint.pt", report)
    weights.write(net, parts[0], options.out)
    (options.out / "scores.json").write_text(json.dumps(scores), encoding="utf-8")


if __name__ == "__main__":
    main()
