import type { Frame } from "./blocks.ts";

/**
 * What pages call the parts that are not prose: words that form a whole part of a class, id, role or item property. They are words of content
 * management systems and their themes, not of any one site.
 */
const BOILERPLATE = parts(`
  ad ads advert adverts advertisement advertising sponsor sponsored promo promos promotion promobox cta callout upsell paywall
  newsletter newsletters signup sign-?up subscribe subscription subscribe-box opt-?in
  share shares sharing sharebar share-?bar share-?tools social socials social-?media addthis sharethis tweet-?this click-?to-?tweet
  pull-?quote pullquote related related-?\\w+ recirc recirculation recommended recommendations more-?stories read-?more read-?next see-?also up-?next also-?read
  trending most-?read most-?popular popular latest teaser teasers rail carousel swiper outbrain taboola
  comment comments comment-?count commentlist disqus respond discussion feedback livefyre
  breadcrumb breadcrumbs pagination pager nav navigation menu toolbar skip-?link
  author post-?author author-?content author-?bio author-?box author-?info author-?details author-?card about-?author bio biography vcard author-?description
  byline bylines dateline timestamp time-?stamp publish-?date published-?date pub-?date post-?date entry-?date publish-?info dates updated
  post-?meta entry-?meta article-?meta meta-?info article-?info contributors
  copyright disclaimer footer print-?header print-?only noprint screen-?reader-?text sr-?only visually-?hidden visuallyhidden
  gallery-?count slide-?count control-?bar cookie consent gdpr modal popup tooltip tip-?line login register rating ratings
`);

const CAPTION = parts(`
  caption captions figcaption \\w*-?caption caption-?\\w* wp-caption-text credit credits image-?credit photo-?credit photographer
  media-?info image-?description image-?source img-?desc legend photo-?caption
`);

const TAGS = parts(
  "tags tag-?list taglist post-?tags entry-?tags article-?tags tagcloud keywords topics article-?topics category-?list cat-?links",
);

const STANDFIRST = parts(`
  standfirst dek subtitle sub-?title subhead subheading sub-?headline subheadline alternative-?headline kicker strapline lede-?summary
  article-?summary article-?lead post-?summary abstract excerpt
`);

function parts(list: string): RegExp {
  return new RegExp(
    `(?:^|[\\s_]|(?<!\\b(?:has|with|without|no|not|is|hide))-)(?:${list.trim().split(/\s+/).join("|").replaceAll("-?", "[-_]{0,2}")})(?=$|[\\s_-])`,
  );
}

export const namedBoilerplate = ({ tag, names }: Frame): boolean =>
  tag === "nav" || tag === "footer" || tag === "button" || tag === "form" || tag === "menu" || BOILERPLATE.test(names);

export const namedCaption = ({ tag, names }: Frame): boolean =>
  tag === "figcaption" || tag === "figure" || tag === "caption" || CAPTION.test(names);

export const namedTags = ({ names }: Frame): boolean => TAGS.test(names);

export const namedStandfirst = ({ names }: Frame): boolean => STANDFIRST.test(names);

/** A credit at the end, or a line that is only a credit: "(Image: GETTY)", "Photo: A. Smith / Reuters". */
const CREDIT =
  /^(?:photos?|images?|pictures?|video|graphic|illustration|foto|source)\s*(?:credit|by|courtesy|illustration)?\s*[:©]|\((?:photo|image|picture|credit|file|foto|pic|reuters|ap|afp|getty)\b[^()]{0,60}\)$|(?:credit|photograph|image|photo|picture):\s?[^.]{2,60}$|[/,.(]\s?(?:getty|getty images|afp|ap|reuters|shutterstock|istock|alamy|epa|ap file|ap photo|via getty images|pa wire)\)?\.?$/i;

export const isCaptionText = (text: string): boolean => text.length < 400 && CREDIT.test(text);

const LEAD_IN =
  /^[^\p{L}\p{N}]*(?:related|read (?:more|next|also|the full)|see (?:also|more)|also (?:read|on|see)|more (?:on|from|stories|great|news|like this|coverage)|(?:you )?(?:may|might) (?:also )?(?:like|be interested)|don['’]t miss|watch(?: now| more| the video)?:|listen(?: now)?:|click here|recommended|trending|most (?:read|popular)|sign up|subscribe|follow (?:us|@)|advert(?:isement)?\b|share this|tags?\b|topics?:|filed under|post comment|(?:\d+ )?comments?$|leia (?:mais|também)|lire aussi|à lire|lesen sie|mehr zum thema|leggi anche|lee también|te puede interesar|читайте также|相关|関連)/iu;

/** Does the text lead in to another story? */
export const isLeadIn = (text: string): boolean => LEAD_IN.test(text);

const NOTICE =
  /^\(?(?:additional )?(?:reporting|writing|editing) by\b|^\(?edited by\b|contributed to this (?:report|story|article)|^(?:©|\(c\)|copyright\s*(?:©|\(c\)|\d{4}|@))|all rights reserved|^source:|^via\b.{0,30}$|^follow .{2,60} on (?:twitter|facebook|instagram|x)\b|^(?:sign up|subscribe|join|download|get)\b.{0,120}\b(?:newsletters?|our|inbox|app|e-?mails?|alerts?)\b/iu;

const DAY_LINE = /^(?:first |last )?(?:published|updated|posted|publicado|aktualisiert|publié)\b.{0,80}\d[^.!?]*$/iu;

/** A notice beside the story: contributors, copyright, dates, subscriptions. */
export const isNotice = (text: string): boolean =>
  (text.length < 400 && NOTICE.test(text)) || (text.length < 120 && DAY_LINE.test(text));
