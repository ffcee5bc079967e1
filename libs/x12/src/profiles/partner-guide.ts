import { type Guide, type GuideNode, type SegmentRule } from '../grammar/dsl.js';
import { type ElementRule, type ElementRules } from '../grammar/element-rule.js';
import { type Profile } from './profile.js';

/** The guide as a partner writes it: with its ids for the guide and the codes that it uses beyond the guide's own. */
export function partnerGuide(guide: Guide, profile: Profile): Guide {
  const { extraCodes = {}, guideIds = {} } = profile;
  if (Object.keys(extraCodes).length + Object.keys(guideIds).length === 0) return guide;
  const known = derived.get(profile)?.get(guide);
  if (known) return known;
  const accepts = Object.keys(guideIds).filter((id) => guideIds[id] === guide.id);
  const body = guide.body.map((node) => withExtraCodes(node, '', extraCodes));
  const made = { ...guide, accepts: [...guide.accepts, ...accepts], body };
  derived.set(profile, (derived.get(profile) ?? new Map<Guide, Guide>()).set(guide, made));
  return made;
}

type ExtraCodes = NonNullable<Profile['extraCodes']>;

const derived = new WeakMap<Profile, Map<Guide, Guide>>();

function withExtraCodes<Node extends GuideNode>(node: Node, loop: string, extra: ExtraCodes): Node {
  switch (node.kind) {
    case 'segment':
      return { ...node, elements: elementsWith(node, loop, extra) };
    case 'loop':
      return { ...node, children: node.children.map((child) => withExtraCodes(child, node.id, extra)) };
    case 'unordered':
      return { ...node, members: node.members.map((member) => withExtraCodes(member, loop, extra)) };
  }
}

function elementsWith({ id, elements }: SegmentRule, loop: string, extra: ExtraCodes): ElementRules {
  return mapped(elements, (rule, position) => {
    const name = id + String(position).padStart(2, '0');
    const { components } = rule;
    const inside = components && mapped(components, (part, component) => ruleWith(part, `${name}-${component}`, loop, extra));
    return ruleWith(inside ? rule.composite(inside) : rule, name, loop, extra);
  });
}

function ruleWith(rule: ElementRule, name: string, loop: string, extra: ExtraCodes): ElementRule {
  const codes = [...(extra[name] ?? []), ...(extra[`${loop}/${name}`] ?? [])];
  return codes.length === 0 || rule.codes === undefined ? rule : rule.of(...rule.codes, ...codes);
}

function mapped(rules: ElementRules, change: (rule: ElementRule, position: number) => ElementRule): ElementRules {
  return Object.fromEntries(Object.entries(rules).map(([position, rule]) => [position, change(rule, Number(position))]));
}
