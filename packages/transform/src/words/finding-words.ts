/** Sentences in Chinese by the sentence in English. `{name}` stands for a value in both; `{name:kind}` says it in Chinese too, as `valueWords` does. */
export type SentenceWords = Readonly<Record<string, string>>;

/** Reasons and remedies of findings in Chinese, by code. */
export type FindingWords = Readonly<Record<string, SentenceWords>>;
