"""Texts rewritten as reprints are: cut, with another headline, sentences in another order, other words, put together from two; and
different articles that only share a paragraph of background. `python -m tests.quality.rewriting` scores the pairs and takes the time."""

from __future__ import annotations

import random
import re
import time
from itertools import combinations
from pathlib import Path

from build_dossier.corpus import read_corpus, silent
from build_dossier.resolve.reprints import same_texts

ROOT = Path(__file__).parents[2]
SOURCES = ("seeds", "tests/cases", "tests/quality/dev", "tests/quality/told/dev")

# Words that an editor exchanges without another thought.
SYNONYMS = {
    "cho biết": "nói", "tuyên bố": "khẳng định", "nhấn mạnh": "lưu ý", "tổ chức": "mở", "thực hiện": "tiến hành", "khoảng": "chừng",
    "hiện nay": "lúc này", "tuy nhiên": "song", "ngoài ra": "bên cạnh đó", "người dân": "bà con", "hỗ trợ": "giúp", "tiếp tục": "vẫn",
    "bắt đầu": "khởi sự", "kết thúc": "xong", "nhiều": "không ít", "các": "những", "với": "cùng", "do": "bởi", "đã": "vừa", "trong": "giữa",
    "được": "có thể", "về": "liên quan", "để": "nhằm", "vì": "bởi", "rất": "hết sức", "cần": "phải", "như": "giống", "sau": "tiếp theo",
    "theo": "dựa vào", "tại": "ở", "và": "cùng với", "lớn": "to", "mới": "vừa có", "gồm": "có", "đến": "tới", "khi": "lúc", "này": "ấy",
}  # fmt: skip


def bases() -> list[str]:
    """The texts of the articles in the repository, paragraphs on lines, long enough to be told apart."""
    found = []
    for folder in SOURCES:
        for article in read_corpus(ROOT / folder, 1, silent).articles:
            text = "\n".join(line.text for line in article.draft.kept if line.kind in ("lede", "body", "list", "subhead"))
            if len(text.split()) > 120:
                found.append(text)
    return found


def cut(text: str, chance: random.Random) -> str:
    """Between a quarter and a half of the paragraphs left out."""
    parts = text.split("\n")
    left = max(2, round(len(parts) * chance.uniform(0.5, 0.75)))
    return "\n".join(parts[i] for i in sorted(chance.sample(range(len(parts)), min(left, len(parts)))))


def reordered(text: str, chance: random.Random) -> str:
    """Sentences of some paragraphs in another order."""
    parts = []
    for part in text.split("\n"):
        sentences = re.split(r"(?<=[.!?])\s+", part)
        if chance.random() < 0.5:
            chance.shuffle(sentences)
        parts.append(" ".join(sentences))
    return "\n".join(parts)


def reworded(text: str, chance: random.Random) -> str:
    """Every other word that has a synonym exchanged."""
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, SYNONYMS))})(?!\w)")
    return pattern.sub(lambda m: SYNONYMS[m[0]] if chance.random() < 0.5 else m[0], text)


def signed(text: str, chance: random.Random) -> str:
    """Another first paragraph in front and a signature behind."""
    return f"Tin của tòa soạn về việc này được cập nhật lần thứ {chance.randrange(2, 9)}.\n{text}\nTheo hãng tin số {chance.randrange(99)}"


def pairs(seed: int = 1) -> tuple[list[str], set[tuple[int, int]]]:
    """Texts, and the pairs of them that are the same text: every article of the repository, three rewritings of every other one, texts
    put together from two, and articles that share a paragraph of background with another and nothing else."""
    chance = random.Random(seed)
    texts, origins = [], []
    for i, text in enumerate(found := bases()):
        texts, origins = [*texts, text], [*origins, {i}]
        if i % 2:
            continue
        for ways in ((cut, signed), (reordered, reworded), (cut, reordered, reworded)):
            new = text
            for way in ways:
                new = way(new, chance)
            texts, origins = [*texts, new], [*origins, {i}]
    for i in range(0, len(found) - 3, 6):
        texts.append(cut(found[i], chance) + "\n" + cut(found[i + 2], chance))
        origins.append({i, i + 2})
    for i in range(1, len(found) - 2, 4):  # background of another article: a different text all the same
        borrowed = max(found[i + 2].split("\n"), key=len)[: len(found[i]) // 4]
        texts[origins.index({i})] += "\n" + borrowed
    truth = {(i, j) for i, j in combinations(range(len(texts)), 2) if origins[i] & origins[j]}
    return texts, truth


def scored(seed: int = 1) -> tuple[int, int, int]:
    """Pairs found, invented and missed."""
    texts, truth = pairs(seed)
    got = {pair for group in same_texts(texts) for pair in combinations(group, 2)}
    return len(got & truth), len(got - truth), len(truth - got)


def many(number: int) -> list[str]:
    """So many texts of 400 syllables, one in ten a copy of the one before with a third left out."""
    chance = random.Random(2)
    vocabulary = sorted({word for text in bases() for word in text.split()})
    texts: list[str] = []
    for i in range(number):
        new = " ".join(chance.choices(vocabulary, k=400))
        texts.append(texts[-1][: len(texts[-1]) * 2 // 3] if i % 10 == 9 else new)
    return texts


def main() -> None:
    """Prints pair precision, recall and F1, and the seconds that 10,000 texts take."""
    for seed in range(1, 6):
        right, wrong, missed = scored(seed)
        print(f"pairs, drawn {seed}: right {right}, wrong {wrong}, missed {missed}, F1 {2 * right / (2 * right + wrong + missed):.3f}")
    texts = many(10_000)
    start = time.perf_counter()
    groups = same_texts(texts)
    print(f"10,000 texts: {time.perf_counter() - start:.1f} s, {len(groups)} groups")


if __name__ == "__main__":
    main()
