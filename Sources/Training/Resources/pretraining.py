"""Learns embeddings and encoder from unlabelled text: each direction of the first layer predicts its next word, and the second
layer the words that were hidden from the first.

Sources: Peters et al. (2018) for language models as features, Devlin et al. (2019) for hidden words; sampled softmax with the
correction for the sampling probabilities of Jean et al. (2015)."""
import time
from pathlib import Path

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

from dataset import COLUMNS, WORD

ROWS, LENGTH, NEGATIVES, HIDDEN = 128, 64, 1024, 0.15


def pretrain(net, folder, steps, rate, seed, without, report):
    vocabulary, hidden = net.embeddings[WORD].num_embeddings, net.hidden
    random = np.random.default_rng(seed)
    features = np.fromfile(Path(folder) / "news.features.i32", np.int32).reshape(-1, COLUMNS)
    for column in without:
        features[:, column] = 0
    counts = np.bincount(features[:, WORD], minlength=vocabulary).astype(np.float64)
    share = counts ** 0.75
    share[0] *= 0.1
    share /= share.sum()
    cumulated = np.cumsum(share)
    log_share = torch.tensor(np.log(share * NEGATIVES + 1e-20), dtype=torch.float32)
    rows = len(features) // (ROWS * LENGTH) * ROWS
    features = features[:rows * LENGTH].reshape(rows, LENGTH, COLUMNS)

    out, bias = nn.Embedding(vocabulary, hidden, sparse=True), nn.Embedding(vocabulary, 1, sparse=True)
    nn.init.normal_(out.weight, 0, 0.05)
    bias.weight.data[:, 0] = torch.tensor(np.log(counts / counts.sum() + 1e-7), dtype=torch.float32)
    projections = nn.ModuleList([nn.Linear(hidden, hidden), nn.Linear(hidden, hidden), nn.Linear(2 * hidden, hidden)])
    mask = nn.Parameter(torch.zeros(net.width))
    dense = [*net.layer1.parameters(), *net.layer2.parameters(), *projections.parameters(), mask]
    sparse = [*net.embeddings.parameters(), out.weight, bias.weight]
    optimizers = [torch.optim.AdamW(dense, lr=rate, betas=(0.9, 0.98)), torch.optim.SparseAdam(sparse, lr=rate, betas=(0.9, 0.98))]
    lengths = torch.full((ROWS,), LENGTH)

    def word_loss(y, target, negatives):
        y, target = y.reshape(-1, hidden), target.reshape(-1)
        known = target > 0
        y, target = y[known], target[known]
        with torch.autocast("cpu", dtype=torch.bfloat16):
            wrong = y @ out(negatives).t()
        wrong = wrong.float() + bias(negatives)[:, 0] - log_share[negatives]
        wrong = wrong.masked_fill(target[:, None] == negatives[None], -1e4)
        right = (y * out(target)).sum(1) + bias(target)[:, 0] - log_share[target]
        return F.cross_entropy(torch.cat([right[:, None], wrong], 1), torch.zeros(len(target), dtype=torch.long))

    net.train()
    order, losses, started = np.zeros((0, ROWS), np.int64), [], time.time()
    for step in range(steps):
        if not len(order):
            order = random.permutation(rows).reshape(-1, ROWS)
        chosen, order = order[0], order[1:]
        factor = min(1, (step + 1) / 200) * (0.02 + 0.49 * (1 + np.cos(np.pi * step / steps)))
        for group in (g for o in optimizers for g in o.param_groups):
            group["lr"] = rate * factor
        x = torch.from_numpy(features[chosen].astype(np.int64))
        words = x[..., WORD]
        hide = torch.rand(words.shape) < HIDDEN
        y = net.layer1(net.drop(torch.where(hide[..., None], mask, net.embed(x, 0.05)), 0.1), lengths, True)
        z = net.layer2(net.drop(y, 0.1), lengths, True)
        negatives = torch.from_numpy(np.unique(np.searchsorted(cumulated, random.random(NEGATIVES)).clip(max=vocabulary - 1)))
        parts = [word_loss(projections[0](y[:, :-1, :hidden]), words[:, 1:], negatives),
                 word_loss(projections[1](y[:, 1:, hidden:]), words[:, :-1], negatives),
                 word_loss(projections[2](z[hide]), words[hide], negatives)]
        loss = parts[0] + parts[1] + parts[2] / 2
        for optimizer in optimizers:
            optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(dense, 1.0)
        for optimizer in optimizers:
            optimizer.step()
        losses.append([float(p.detach()) for p in parts])
        if (step + 1) % 100 == 0:
            means = " ".join(f"{name} {m:.3f}" for name, m in zip(("next", "previous", "hidden"), np.mean(losses[-100:], 0)))
            report(f"pretraining {step + 1}/{steps} {time.time() - started:.0f} s, loss: {means}")
