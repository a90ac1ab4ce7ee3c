"""Learns all heads together from the annotated corpora; what a corpus does not say is not asked of it.

The weights kept are a running average over the last half (Polyak and Juditsky, 1992)."""
import random
import time
from pathlib import Path

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

from dataset import DEPREL, ENTITY, HEAD, UPOS, XPOS, Batch, batches
from evaluation import evaluate, line
from network import crf_loss

WORDS_A_STRETCH, RECASED, AVERAGING = 110, 0.14, 0.03


def losses(net, batch):
    """The mean loss of each head over the words that have a label for it."""
    y = net.encode(batch.features, batch.lengths)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        out = {}
        upos, xpos = batch.labels[..., UPOS], batch.labels[..., XPOS]
        known = upos >= 0
        if batch.sentences:
            hidden = net.drop(F.relu(net.tag_hidden(y)))
            out["upos"] = F.cross_entropy(net.upos(hidden)[known].float(), upos[known])
            out["xpos"] = F.cross_entropy(net.xpos(hidden)[known].float(), xpos[known])
            index, words = batch.tree_index()
            v, flat = y.reshape(-1, y.shape[2])[index], batch.labels.reshape(-1, 5)
            heads = flat[:, HEAD][index].clamp(min=0)
            out["arc"] = F.cross_entropy(net.arc_scores(v, words)[words], heads[words])
            out["label"] = F.cross_entropy(net.label_scores(v, heads)[words], flat[:, DEPREL][index][words])
        certain = batch.breaks >= 0
        if certain.any():
            scores = net.sentence_break(y)[..., 0].float()
            out["break"] = F.binary_cross_entropy_with_logits(scores[certain], batch.breaks[certain].float())
        entity = batch.labels[..., ENTITY]
        some = ((entity >= 0) & batch.words).any(1)
        if some.any():
            nll = crf_loss(net, net.entity_scores(y[some]), entity[some], batch.words[some])
            out["entity"] = 3 * nll.sum() / batch.words[some].sum()
    return out


def fit(net, parts, development, repeats, epochs, rate, batch_words, seed, checkpoint, report):
    chance = random.Random(seed)
    dense = [p for n, p in net.named_parameters() if not n.startswith("embeddings.")]
    adam = torch.optim.AdamW(dense, lr=rate, betas=(0.9, 0.98), weight_decay=1e-3)
    sparse = torch.optim.SparseAdam(list(net.embeddings.parameters()), lr=rate, betas=(0.9, 0.98))

    def one_epoch():
        stretches = [s for p in parts for _ in range(repeats.get(p.name, 1)) for s in p.stretches(WORDS_A_STRETCH, chance)]
        return batches(stretches, batch_words, chance)

    total, step, first, started = len(one_epoch()) * epochs, 0, 0, time.time()
    average = {k: v.clone() for k, v in net.state_dict().items()}
    if Path(checkpoint).exists():
        saved = torch.load(checkpoint, weights_only=False)
        net.load_state_dict(saved["net"])
        adam.load_state_dict(saved["adam"])
        sparse.load_state_dict(saved["sparse"])
        average, step, first = saved["average"], saved["step"], saved["epoch"]
        chance.setstate(saved["chance"])
        torch.set_rng_state(saved["torch"])
        report(f"resumed after epoch {first}")
    for epoch in range(first, epochs):
        net.train()
        sums = {}
        for stretches in one_epoch():
            factor = min(1, (step + 1) / 200) * max(0.02, 0.5 * (1 + np.cos(np.pi * step / total)))
            for group in adam.param_groups:
                group["lr"] = rate * factor
            for group in sparse.param_groups:
                group["lr"] = rate * factor / 2
            found = losses(net, Batch(stretches, chance, RECASED))
            adam.zero_grad()
            sparse.zero_grad()
            sum(found.values()).backward()
            nn.utils.clip_grad_norm_(dense, 5.0)
            adam.step()
            sparse.step()
            step += 1
            for name, value in found.items():
                sums.setdefault(name, []).append(float(value.detach()))
            if epoch >= epochs // 2 and step % 10 == 0:
                now = net.state_dict()
                with torch.no_grad():
                    for name, value in average.items():
                        if value.is_floating_point():
                            value.lerp_(now[name], AVERAGING)
        if epoch < epochs // 2:
            average = {k: v.clone() for k, v in net.state_dict().items()}
        means = " ".join(f"{k} {np.mean(v):.3f}" for k, v in sums.items())
        report(f"epoch {epoch + 1}/{epochs} {time.time() - started:.0f} s, loss: {means}")
        if epoch % 5 == 4:
            report(line(evaluate(net, development)))
        torch.save({"net": net.state_dict(), "adam": adam.state_dict(), "sparse": sparse.state_dict(), "average": average, "step": step,
                    "epoch": epoch + 1, "chance": chance.getstate(), "torch": torch.get_rng_state()}, checkpoint)
    net.load_state_dict(average)
    scores = evaluate(net, development)
    report("averaged: " + line(scores))
    return scores
