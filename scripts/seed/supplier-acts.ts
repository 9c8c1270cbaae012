import { SYSTEM } from '$lib/core/actor';
import { look } from '$lib/modules/cancellations/actions/look/look.server';
import { askNow } from '$lib/modules/cancellations/suppliers/ask-now.server';
import { answerByLink, cannotDeliver } from '$lib/modules/cancellations/suppliers/by-link.server';
import type { AnswerByLink, CannotDeliver } from '$lib/modules/cancellations/suppliers/schema';
import { giveLink } from '$lib/modules/suppliers/actions/purchases.server';
import { paidBack, writeOff } from '$lib/modules/suppliers/actions/recoveries.server';
import { purchasesOf } from '$lib/modules/suppliers/repository/purchases.server';
import type { Act, Scene } from './acts';

/** The link that opens what was bought for the order. */
async function tokenOf({ stage, orderId }: Scene): Promise<string> {
	const [bought] = await purchasesOf(stage.as(SYSTEM).db, [orderId]);
	return (await giveLink(stage.staff('agent'), bought?.id ?? '')).split('/').at(-1) ?? '';
}

const askOf = async ({ stage, caseId }: Scene) =>
	(await look(stage.as(), { cancellation: caseId })).supplier[0]?.id ?? '';

/** The supplier answers by itself. */
export const supplierAnswers =
	(answer: AnswerByLink['answer'], note: string): Act =>
	async (scene) =>
		answerByLink(scene.stage.as(), await tokenOf(scene), { ask: await askOf(scene), answer, note });

/** The supplier can't deliver one unit of the first item. */
export const supplierCannot =
	(reason: CannotDeliver['reason'], note: string): Act =>
	async (scene) => {
		const [line] = (await scene.stage.order(scene.orderId)).lines;
		const items = line ? [{ line_item: line.id, quantity: 1 }] : [];
		const filed = await cannotDeliver(scene.stage.as(), await tokenOf(scene), { items, reason, note });
		scene.caseId = filed.id;
	};

export const askEarly: Act = ({ stage, caseId }) => askNow(stage.staff('agent'), { id: caseId });

export const supplierPays =
	(amount: number, reference: string): Act =>
	async (scene) =>
		paidBack(scene.stage.staff('finance'), { id: await askOf(scene), amount, reference });

export const giveUpRest =
	(reason: string): Act =>
	async (scene) =>
		writeOff(scene.stage.staff('finance'), { id: await askOf(scene), reason });
