import type { Envelope, EnvelopeTrouble, MessageSet } from '../envelope';
import { at, type Segment } from '../segments';

/** What stands between ISA and IEA: groups (GS to GE) of sets (ST to SE), with what their ends count. */
export function x12Envelope([isa, ...rest]: readonly Segment[]): Envelope | undefined {
	if (isa?.tag !== 'ISA') return undefined;
	const reading = new Reading();
	for (const one of rest) reading.take(one);
	const control = at(isa, 13);
	return {
		sender: { qualifier: at(isa, 5).trim(), id: at(isa, 6).trim() },
		receiver: { qualifier: at(isa, 7).trim(), id: at(isa, 8).trim() },
		control,
		test: at(isa, 15) === 'T',
		sets: reading.sets,
		troubles: reading.troublesOf(control)
	};
}

type Open = { readonly head: Segment; readonly segments: Segment[] };

class Reading {
	readonly sets: MessageSet[] = [];
	#troubles: EnvelopeTrouble[] = [];
	#group: { readonly head: Segment; count: number } | undefined;
	#set: Open | undefined;
	#groups = 0;
	#end: Segment | undefined;

	take(one: Segment): void {
		if (this.#end) return this.#say('out_of_place');
		if (one.tag === 'GS') return this.#openGroup(one);
		if (one.tag === 'GE') return this.#closeGroup(one);
		if (one.tag === 'ST') return this.#openSet(one);
		if (one.tag === 'SE') return this.#closeSet(one);
		if (one.tag === 'IEA') return this.#close(one);
		if (!this.#set) return this.#say('out_of_place');
		this.#set.segments.push(one);
	}

	troublesOf(control: string): EnvelopeTrouble[] {
		if (!this.#end) return [...this.#troubles, 'not_ended'];
		return [
			...this.#troubles,
			...wrong(Number(at(this.#end, 1)) !== this.#groups, 'count_wrong'),
			...wrong(at(this.#end, 2) !== control, 'control_wrong')
		];
	}

	#say(trouble: EnvelopeTrouble): void {
		this.#troubles.push(trouble);
	}

	#openGroup(head: Segment): void {
		if (this.#group) this.#say('out_of_place');
		this.#group = { head, count: 0 };
		this.#groups += 1;
	}

	#closeGroup(end: Segment): void {
		if (!this.#group || this.#set) return this.#say('out_of_place');
		if (Number(at(end, 1)) !== this.#group.count) this.#say('count_wrong');
		if (at(end, 2) !== at(this.#group.head, 6)) this.#say('control_wrong');
		this.#group = undefined;
	}

	#openSet(head: Segment): void {
		if (!this.#group || this.#set) this.#say('out_of_place');
		this.#set = { head, segments: [] };
	}

	#closeSet(end: Segment): void {
		if (!this.#group || !this.#set) return this.#say('out_of_place');
		const { head, segments } = this.#set;
		this.#group.count += 1;
		this.sets.push({
			type: at(head, 1),
			control: at(head, 2),
			group: { code: at(this.#group.head, 1), control: at(this.#group.head, 6) },
			segments,
			troubles: [
				...wrong(Number(at(end, 1)) !== segments.length + 2, 'count_wrong'),
				...wrong(at(end, 2) !== at(head, 2), 'control_wrong')
			]
		});
		this.#set = undefined;
	}

	#close(end: Segment): void {
		if (this.#group || this.#set) this.#say('not_ended');
		this.#end = end;
	}
}

const wrong = (is: boolean, trouble: EnvelopeTrouble): EnvelopeTrouble[] => (is ? [trouble] : []);
