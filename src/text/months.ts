const SHORT = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");

/** An English month or its short form, as the source of a regular expression. */
export const MONTH = "(?:[Jj]an|[Ff]eb|[Mm]ar|[Aa]pr|[Mm]ay|[Jj]un|[Jj]ul|[Aa]ug|[Ss]ept?|[Oo]ct|[Nn]ov|[Dd]ec)[a-z]*\\.?";

/** 1 for January, by the first three letters of an English name or short form; 0 for no month. */
export const monthNumber = (name: string): number => SHORT.indexOf(name.slice(0, 3).toLowerCase()) + 1;
