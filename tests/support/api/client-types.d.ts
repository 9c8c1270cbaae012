export interface paths {
    "/api/v1/cancellations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List cancellations, the last deadline first
         * @description Scope `cancellations:read`, for keys of role owner, buyer, seller.
         */
        get: operations["cancellations.list"];
        put?: never;
        /**
         * Cancel units of an order, or ask for it on behalf of the customer
         * @description Scope `cancellations:write`, for keys of role owner, buyer, seller.
         */
        post: operations["cancellations.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cancellations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * See a cancellation
         * @description A seller sees its own items; sums are their share, and what the customer gets back on which payment is left out.
         *
         *     Scope `cancellations:read`, for keys of role owner, buyer, seller.
         */
        get: operations["cancellations.see"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cancellations/{id}/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Accept a request
         * @description Scope `cancellations:decide`, for keys of role owner.
         */
        post: operations["cancellations.accept"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cancellations/{id}/deposits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Record that a person moved the money
         * @description Scope `cancellations:decide`, for keys of role owner.
         */
        post: operations["cancellations.deposits"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cancellations/{id}/drop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take units out that were not stopped
         * @description Scope `cancellations:decide`, for keys of role owner.
         */
        post: operations["cancellations.drop"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cancellations/{id}/go-on": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Pay without the suppliers’ word
         * @description Scope `cancellations:decide`, for keys of role owner.
         */
        post: operations["cancellations.go-on"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cancellations/{id}/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Write to the shopper, or a note to colleagues
         * @description Scope `cancellations:decide`, for keys of role owner.
         */
        post: operations["cancellations.messages"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cancellations/{id}/offer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask the customer to agree to a lower amount
         * @description Scope `cancellations:decide`, for keys of role owner.
         */
        post: operations["cancellations.offer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cancellations/{id}/refunds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Refund all or part of what is still due
         * @description Scope `cancellations:decide`, for keys of role owner.
         */
        post: operations["cancellations.refunds"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cancellations/{id}/reject": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reject a request
         * @description Scope `cancellations:decide`, for keys of role owner.
         */
        post: operations["cancellations.reject"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cancellations/{id}/send-now": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * End the grace now
         * @description Scope `cancellations:decide`, for keys of role owner.
         */
        post: operations["cancellations.send-now"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cancellations/{id}/supplier-answers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Record what a supplier answered, or answer as that supplier
         * @description Scope `suppliers:answer`, for keys of role owner, seller.
         */
        post: operations["cancellations.supplier-answers"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cancellations/{id}/unaccept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take an acceptance back within the grace
         * @description Scope `cancellations:decide`, for keys of role owner.
         */
        post: operations["cancellations.unaccept"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cancellations/{id}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * See what an undo would cost
         * @description Scope `cancellations:decide`, for keys of role owner.
         */
        get: operations["cancellations.undo.see"];
        put?: never;
        /**
         * Undo a cancellation
         * @description Scope `cancellations:decide`, for keys of role owner.
         */
        post: operations["cancellations.undo"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cancellations/{id}/waive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Waive the rest
         * @description Scope `cancellations:decide`, for keys of role owner.
         */
        post: operations["cancellations.waive"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cancellations/{id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Withdraw a request
         * @description Scope `cancellations:write`, for keys of role owner, buyer, seller.
         */
        post: operations["cancellations.withdraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/connections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List connections, oldest first
         * @description Scope `connections:read`, for keys of role owner.
         */
        get: operations["connections.list"];
        put?: never;
        /**
         * Connect a store, or a partner who speaks EDI
         * @description Which `credentials` a kind takes is said by what it refuses. With the role `seller`, `credentials.supplier` names the supplier whose store it is, or who speaks EDI, and that supplier is asked there from then on. Left out, a store is of the supplier of the connection’s own name, and one that is not known yet is made; for EDI it has to be known. A store is not asked yet whether it lets us in, and does not tell us of anything: `POST …/test` does both.
         *
         *     Scope `connections:write`, for keys of role owner.
         */
        post: operations["connections.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/connections/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * See a connection
         * @description Scope `connections:read`, for keys of role owner.
         */
        get: operations["connections.see"];
        put?: never;
        post?: never;
        /**
         * Remove a connection with its keys and its messages
         * @description Its orders stay. Refused while cancellations of them are open. Answers what it was.
         *
         *     Scope `connections:write`, for keys of role owner.
         */
        delete: operations["connections.remove"];
        options?: never;
        head?: never;
        /**
         * Change the name, the credentials or the address of a connection, pause it or go on
         * @description What is left out stays. Credentials are changed one by one; a changed signing secret leaves the old one good for a day. An EDI partner keeps its name, and has no address.
         *
         *     Scope `connections:write`, for keys of role owner.
         */
        patch: operations["connections.change"];
        trace?: never;
    };
    "/api/v1/connections/{id}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Try a connection now, and have it tell us what happens
         * @description Scope `connections:write`, for keys of role owner.
         */
        post: operations["connections.test"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Follow what happens, oldest first
         * @description `next` is the `after` of the next call.
         *
         *     Scope `events:read`, for keys of role owner.
         */
        get: operations["events.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List orders, newest first, or what changed since a moment
         * @description With `updated_since` orders come by their last change, the oldest first. What is being written this moment may be told a little late: ask again from a minute before you asked last.
         *
         *     Scope `orders:read`, for keys of role owner, buyer, seller.
         */
        get: operations["orders.list"];
        put?: never;
        /**
         * Take in an order
         * @description A buyer names card payments that its own channel took (`gateway` `manual` or `sandbox`), or what is still to be paid. What is paid to the shop is recorded by the shop; points, credit, gift cards and coupons that count once come from it alone. A payment at a gateway belongs to one order.
         *
         *     Scope `orders:write`, for keys of role owner, buyer.
         */
        post: operations["orders.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * See an order
         * @description A seller sees its own lines and what they are worth, and nothing of what the customer paid with.
         *
         *     Scope `orders:read`, for keys of role owner, buyer, seller.
         */
        get: operations["orders.see"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/{id}/fulfillments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Pack, ship, deliver, or revert units of an order
         * @description Scope `fulfillments:write`, for keys of role owner.
         */
        post: operations["orders.fulfillments"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/{id}/returns": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List what is or was to come back of an order, oldest first
         * @description Goods that had left when their buyer withdrew from the contract. A seller sees those of its own lines. All of them are on this page.
         *
         *     Scope `orders:read`, for keys of role owner, buyer, seller.
         */
        get: operations["orders.returns.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/policy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * See the policy in force
         * @description Scope `policy:read`, for keys of role owner.
         */
        get: operations["policy.see"];
        /**
         * Change the named keys of the policy, as a new version
         * @description Scope `policy:write`, for keys of role owner.
         */
        put: operations["policy.change"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/quotes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask what would come back
         * @description Scope `quotes:write`, for keys of role owner, buyer, seller.
         */
        post: operations["quotes.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reasons": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the reasons there are, as the policy in force has them
         * @description Scope `cancellations:read`, for keys of role owner, buyer, seller.
         */
        get: operations["reasons.see"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/refunds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List refunds, newest first
         * @description Scope `refunds:read`, for keys of role owner.
         */
        get: operations["refunds.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/refunds/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * See a refund
         * @description Scope `refunds:read`, for keys of role owner.
         */
        get: operations["refunds.see"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/refunds/{id}/hold": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Keep a refund from leaving
         * @description Scope `refunds:write`, for keys of role owner.
         */
        post: operations["refunds.hold"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/refunds/{id}/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Let a held refund go
         * @description Scope `refunds:write`, for keys of role owner.
         */
        post: operations["refunds.release"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/refunds/{id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Try a failed refund again
         * @description Scope `refunds:write`, for keys of role owner.
         */
        post: operations["refunds.retry"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/returns/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * See a return
         * @description A seller sees its own lines of it.
         *
         *     Scope `orders:read`, for keys of role owner, buyer, seller.
         */
        get: operations["returns.see"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/returns/{id}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Note that goods came, that proof of their sending came, or that they will not come
         * @description What came is paid at once, by the same means and without a fee; `date` is the day it came where the customer is. Answers all returns of the order: what came of a part is a return of its own, and the rest stays awaited.
         *
         *     Scope `cancellations:decide`, for keys of role owner.
         */
        post: operations["returns.answer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhook-deliveries/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * See a delivery with what was sent and each try of it
         * @description Scope `webhooks:read`, for keys of role owner, buyer.
         */
        get: operations["webhook-deliveries.see"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhook-deliveries/{id}/redeliver": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a message again, by the id its receiver knows
         * @description Scope `webhooks:write`, for keys of role owner, buyer.
         */
        post: operations["webhook-deliveries.redeliver"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhook-endpoints": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List endpoints, oldest first
         * @description Scope `webhooks:read`, for keys of role owner, buyer.
         */
        get: operations["webhook-endpoints.list"];
        put?: never;
        /**
         * Have another program, or a channel of the team, told what happens
         * @description What is sent is signed with a secret of its own, which `GET …/secret` tells. With a buyer’s key it is told of that buyer’s orders alone, at most at five places; `data.data` is then the order or the cancellation as this API answers that buyer when the message is written.
         *
         *     Scope `webhooks:write`, for keys of role owner, buyer.
         */
        post: operations["webhook-endpoints.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhook-endpoints/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * See an endpoint
         * @description Scope `webhooks:read`, for keys of role owner, buyer.
         */
        get: operations["webhook-endpoints.see"];
        put?: never;
        post?: never;
        /**
         * Remove an endpoint with its deliveries
         * @description Answers what it was.
         *
         *     Scope `webhooks:write`, for keys of role owner, buyer.
         */
        delete: operations["webhook-endpoints.remove"];
        options?: never;
        head?: never;
        /**
         * Change the name, the address or the events of an endpoint
         * @description Scope `webhooks:write`, for keys of role owner, buyer.
         */
        patch: operations["webhook-endpoints.change"];
        trace?: never;
    };
    "/api/v1/webhook-endpoints/{id}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List what was and is sent there, newest first
         * @description What was delivered or given up is kept for 30 days.
         *
         *     Scope `webhooks:read`, for keys of role owner, buyer.
         */
        get: operations["webhook-endpoints.deliveries.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhook-endpoints/{id}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send nothing there for a while; what happens is written down
         * @description Scope `webhooks:write`, for keys of role owner, buyer.
         */
        post: operations["webhook-endpoints.pause"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhook-endpoints/{id}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Go on sending; what waited goes at once
         * @description Scope `webhooks:write`, for keys of role owner, buyer.
         */
        post: operations["webhook-endpoints.resume"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhook-endpoints/{id}/rotate-secret": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make a new secret
         * @description The old one signs too for a day, or with `"old": "now"` not at all. `GET …/secret` tells the new one.
         *
         *     Scope `webhooks:write`, for keys of role owner, buyer.
         */
        post: operations["webhook-endpoints.rotate-secret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhook-endpoints/{id}/secret": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the secret that messages are signed with
         * @description That it was read is recorded.
         *
         *     Scope `webhooks:write`, for keys of role owner, buyer.
         */
        get: operations["webhook-endpoints.secret.see"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhook-endpoints/{id}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a message that only tries
         * @description Scope `webhooks:write`, for keys of role owner, buyer.
         */
        post: operations["webhook-endpoints.test"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** CancellationRequest */
        CancellationRequest: {
            /** @enum {string} */
            when?: "now" | "later";
            refunds?: {
                tender: string;
                amount: number;
                /** @enum {string} */
                route?: "bank_deposit" | "store_credit" | "manual";
            }[];
            restock?: boolean;
            notify?: boolean;
            /** @enum {string} */
            price?: "quoted" | "new";
            /** @enum {string} */
            reason?: "changed_mind" | "ordered_by_mistake" | "found_cheaper" | "needed_sooner" | "other" | "sold_out" | "defective" | "undeliverable" | "delay" | "priced_wrong";
            note?: string;
            overrides?: {
                guard: string;
                reason: string;
                about?: string;
            }[];
            order: string;
            items: {
                line_item: string;
                quantity: number;
                /** @enum {string} */
                reason?: "changed_mind" | "ordered_by_mistake" | "found_cheaper" | "needed_sooner" | "other" | "sold_out" | "defective" | "undeliverable" | "delay" | "priced_wrong";
                reason_text?: string;
            }[];
            quote?: string;
            /** @constant */
            on_behalf_of?: "customer";
            /** @enum {string} */
            via?: "phone" | "email" | "chat";
            /** @constant */
            ask?: true;
        };
        /** ConnectionPatch */
        ConnectionPatch: {
            name?: string;
            /** @description Empty: where its kind is by its credentials. */
            base_url?: string;
            /** @description Those that change. */
            credentials?: {
                [key: string]: string;
            };
            webhook_secret?: string;
            /**
             * @description `paused`: nothing is read or sent until it is `on` again.
             * @enum {string}
             */
            state?: "on" | "paused";
        };
        /** Deposit */
        Deposit: {
            refund: string;
            /** Format: date */
            date: string;
            reference: string;
        };
        /** Event */
        Event: {
            id: string;
            /** Format: date-time */
            at: string;
            /** @enum {string} */
            event: string;
            subject: string;
            order: string | null;
            cancellation: string | null;
            by: string;
            data: unknown;
        };
        /** FulfillmentInput */
        FulfillmentInput: {
            /** @enum {string} */
            action: "pack" | "ship" | "deliver" | "revert";
            items: {
                line_item: string;
                quantity: number;
            }[];
        };
        /** NewConnection */
        NewConnection: {
            /** @enum {string} */
            kind: "shopify" | "woocommerce" | "bigcommerce" | "edi";
            /** @enum {string} */
            role: "buyer" | "seller";
            name: string;
            base_url?: string;
            /** @description By its kind; `supplier` for the role `seller`. */
            credentials: {
                [key: string]: string;
            };
            webhook_secret?: string;
        };
        /** NewWebhookEndpoint */
        NewWebhookEndpoint: {
            /**
             * @default standard
             * @enum {string}
             */
            kind?: "standard" | "slack";
            name: string;
            address: string;
            events: ("order.placed" | "order.payment_recorded" | "order.payment_arrived" | "order.again_asked" | "order.placed_again" | "balance.asked" | "balance.reminded" | "balance.unpaid" | "balance.settled" | "balance.given_up" | "payment.started" | "payment.succeeded" | "payment.failed" | "fulfillment.packed" | "fulfillment.shipped" | "fulfillment.delivered" | "fulfillment.reverted" | "fulfillment.stopped" | "fulfillment.parcel_asked" | "fulfillment.parcel_stopped" | "fulfillment.parcel_not_stopped" | "fulfillment.parcel_called_off" | "cancellation.requested" | "cancellation.accepted" | "cancellation.started" | "cancellation.canceled_unpaid" | "cancellation.withdrawal_received" | "cancellation.late_money" | "cancellation.rejected" | "cancellation.shipped_first" | "cancellation.price_offered" | "cancellation.price_agreed" | "cancellation.sent_by_law" | "cancellation.unanswered" | "cancellation.release_asked" | "cancellation.evidence_taken" | "cancellation.taken_from_file" | "cancellation.withdrawn" | "cancellation.gave_way" | "cancellation.shrunk" | "cancellation.released" | "cancellation.canceled" | "cancellation.waived" | "cancellation.undone" | "cancellation.unaccepted" | "cancellation.dropped" | "cancellation.not_stopped" | "cancellation.left_at_store" | "cancellation.reopened" | "cancellation.assigned" | "cancellation.unassigned" | "turns.changed" | "turns.paused" | "turns.resumed" | "view.saved" | "view.changed" | "view.removed" | "refund.planned" | "refund.queued" | "refund.submitted" | "refund.pending" | "refund.succeeded" | "refund.failed" | "refund.failed_late" | "refund.retried" | "refund.held" | "refund.released" | "refund.blocked" | "refund.unblocked" | "refund.lost_to_dispute" | "refund.canceled" | "refund.taken_again" | "refund.traced" | "refund.overdue" | "refund.batched" | "refund.unbatched" | "dispute.opened" | "dispute.won" | "dispute.lost" | "reconciliation.started" | "reconciliation.fix_asked" | "reconciliation.fixed" | "reconciliation.dismissed" | "refund.route_asked" | "refund.route_agreed" | "refund.rerouted" | "bulk.started" | "bulk.stopped" | "bulk.resumed" | "bulk.finished" | "bulk.undone" | "wallet.points_taken_back" | "wallet.points_given_again" | "wallet.coupon_restored" | "wallet.coupon_taken_again" | "wallet.expired" | "wallet.card_issued" | "wallet.card_disabled" | "wallet.card_enabled" | "supplier.asked" | "supplier.answered" | "supplier.asked_to_go_on" | "supplier.letter_written" | "supplier.reminded" | "supplier.not_asked" | "supplier.silent" | "supplier.assumed_yes" | "supplier.overridden" | "supplier.access_lost" | "supplier.added" | "supplier.changed" | "supplier.item_linked" | "supplier.item_unlinked" | "supplier.order_changed" | "supplier.link_given" | "supplier.links_closed" | "supplier.paid_back" | "supplier.written_off" | "import.check_started" | "import.started" | "import.finished" | "import.canceled" | "import.failed" | "batch.made" | "batch.exported" | "batch.deposit_removed" | "batch.paid" | "batch.result_taken" | "batch.canceled" | "batch.payer_changed" | "product.often_canceled" | "webhook.added" | "webhook.changed" | "webhook.removed" | "webhook.paused" | "webhook.resumed" | "webhook.secret_rotated" | "webhook.secret_revealed" | "webhook.tested" | "webhook.sent_again" | "webhook.disabled" | "api_key.made" | "api_key.rotated" | "api_key.limit_changed" | "api_key.revoked" | "connection.added" | "connection.changed" | "connection.paused" | "connection.resumed" | "connection.tested" | "connection.removed" | "connection.read_again" | "connection.sent_again" | "connection.unreached" | "bank_details.given" | "bank_details.revealed" | "message.sent" | "task.done" | "policy.changed" | "shop.changed" | "mail.delayed" | "mail.delivered" | "mail.suppressed" | "mail.failed" | "mail.bounced" | "mail.complained" | "mail.left_to_store" | "mail.sent_again" | "order.email_corrected" | "mail.turned_on" | "mail.turned_off" | "mail.reworded" | "mail.test_asked" | "cancellation.link_asked" | "account.signed_up" | "account.signed_up_again" | "account.verification_asked" | "account.email_verified" | "account.sign_in_link_asked" | "account.reset_asked" | "account.password_changed" | "account.email_change_asked" | "account.email_taken" | "account.email_changed" | "account.recovered" | "account.new_place" | "account.session_ended" | "account.signed_out_everywhere" | "account.deletion_asked" | "account.deletion_called_off" | "account.closed" | "account.told" | "partner.invited" | "partner.invited_again" | "partner.link_asked" | "partner.signed_in" | "partner.access_ended" | "partner.access_given" | "partner.session_ended" | "return.awaited" | "return.received" | "return.proven" | "return.goods_came" | "return.called_off" | "order.link_asked" | "order.withdrawal_declared" | "order.withdrawal_matched" | "order.withdrawal_unmatched" | "order.withdrawal_closed" | "export.asked" | "export.completed" | "export.failed" | "export.downloaded" | "export.canceled" | "export.deleted" | "staff.signed_in" | "staff.totp_turned_on" | "staff.totp_turned_off" | "staff.totp_reset" | "staff.totp_required" | "staff.recovery_code_used" | "staff.recovery_codes_renewed" | "staff.role_changed" | "staff.deactivated" | "staff.reactivated" | "staff.signed_out" | "staff.invited" | "staff.invitation_resent" | "staff.invitation_revoked" | "staff.joined" | "staff.profile_changed" | "staff.morning_came" | "staff.mornings_on" | "staff.mornings_off" | "staff.reminded_of_refunds")[];
            partner?: string;
        };
        /** OrderInput */
        OrderInput: {
            number: string;
            /** Format: email */
            email: string;
            name: string;
            currency: string;
            /** Format: date-time */
            placed_at: string;
            region: string;
            /** @default en */
            locale?: string;
            line_items: {
                sku: string;
                title: string;
                quantity: number;
                unit_price: number;
                /** @default 0 */
                discount?: number;
                /** @default 0 */
                tax?: number;
                /** @default false */
                personalized?: boolean;
                supplier?: string;
                /**
                 * @default not_placed
                 * @enum {string}
                 */
                supplier_order?: "not_placed" | "placed" | "in_production" | "shipped" | "delivered" | "canceled";
                /** @default 0 */
                shipped?: number;
                /** @default [] */
                gift_cards?: string[];
            }[];
            /** @default [] */
            discounts?: {
                label: string;
                amount: number;
                coupon?: string;
                /** @default false */
                single_use?: boolean;
                /** Format: date-time */
                expires_at?: string;
            }[];
            /** @default [] */
            charges?: {
                /** @enum {string} */
                kind: "shipping" | "fee";
                amount: number;
                /** @default 0 */
                tax?: number;
                supplier?: string;
            }[];
            /** BenefitRules */
            benefit_rules?: {
                free_shipping_from?: number;
                shipping_otherwise?: number;
                coupons?: {
                    code: string;
                    amount?: number;
                    percent?: number;
                    minimum: number;
                }[];
            };
            /** @default [] */
            tenders?: {
                /** @enum {string} */
                kind: "card" | "bank_deposit" | "virtual_account" | "points" | "store_credit" | "gift_card" | "cash_on_delivery";
                /** @enum {string} */
                gateway?: "sandbox" | "stripe" | "toss" | "manual";
                reference?: string;
                /** @default  */
                label?: string;
                authorized?: number;
                captured: number;
                /** @default [] */
                captures?: {
                    reference: string;
                    amount: number;
                }[];
                /** @default true */
                partial?: boolean;
                step?: number;
                /** Format: date-time */
                expires_at?: string;
            }[];
            /** @default 0 */
            points_earned?: number;
        };
        /** PolicyChange */
        PolicyChange: {
            direct_requests?: boolean;
            window_hours?: number | null;
            request_stages?: ("received" | "ordered" | "in_production" | "shipped")[];
            free_minutes?: number;
            grace_minutes?: number;
            /** @enum {string} */
            partial?: "proportional" | "re_evaluate" | "keep_rate";
            /** @enum {string} */
            shipping_partial?: "none" | "proportional";
            /** @enum {string} */
            tenders?: "proportional" | "stored_value_first" | "money_first" | "original_order" | "reverse_order";
            fee?: ({
                percent: number;
            } | {
                flat: {
                    [key: string]: number;
                };
            }) | null;
            fee_rules?: {
                after_hours?: number;
                until_hours?: number;
                stages?: ("received" | "ordered" | "in_production" | "shipped")[];
                reasons?: ("changed_mind" | "ordered_by_mistake" | "found_cheaper" | "needed_sooner" | "other" | "sold_out" | "defective" | "undeliverable" | "delay" | "priced_wrong")[];
                take: ({
                    percent: number;
                } | {
                    flat: {
                        [key: string]: number;
                    };
                }) | null;
            }[];
            /** @enum {string} */
            refund?: "now" | "later";
            refund_due_business_days?: number;
            /** @enum {string} */
            refund_after?: "supplier_answer" | "immediately";
            /** @enum {string} */
            channel_after?: "grace" | "supplier_answer" | "refund";
            release_above?: {
                [key: string]: number;
            };
            /** @enum {string} */
            ask_supplier?: "acceptance" | "request";
            letter_minutes?: number;
            restock?: boolean;
            reason_required?: boolean;
            reasons?: {
                /** @enum {string} */
                code: "changed_mind" | "ordered_by_mistake" | "found_cheaper" | "needed_sooner" | "other" | "sold_out" | "defective" | "undeliverable" | "delay" | "priced_wrong";
                on: boolean;
                shops_fault: boolean;
                en: string;
                ko: string;
            }[];
            shopper_reasons?: ("changed_mind" | "ordered_by_mistake" | "found_cheaper" | "needed_sooner" | "other" | "sold_out" | "defective" | "undeliverable" | "delay" | "priced_wrong")[];
            reason_offers?: {
                /** @enum {string} */
                reason: "changed_mind" | "ordered_by_mistake" | "found_cheaper" | "needed_sooner" | "other" | "sold_out" | "defective" | "undeliverable" | "delay" | "priced_wrong";
                en: string;
                ko: string;
            }[];
            auto_accept_on?: boolean;
            auto_accept?: {
                name?: string;
                origins?: ("customer" | "admin" | "supplier" | "partner" | "channel" | "system" | "withdrawal")[];
                reasons?: ("changed_mind" | "ordered_by_mistake" | "found_cheaper" | "needed_sooner" | "other" | "sold_out" | "defective" | "undeliverable" | "delay" | "priced_wrong")[];
                worth_up_to?: {
                    [key: string]: number;
                };
                whole_order?: boolean;
                within_hours?: number;
                skus?: string[];
            }[];
            excluded_products?: string[];
            excluded_tenders?: string[];
            /** @enum {string} */
            personalized?: "refuse_change_of_mind" | "allow";
            personalized_keep?: {
                placed: number;
                in_production: number;
                shipped: number;
            };
            restored_value_days?: number;
            ask_bank_details?: boolean;
            returns?: {
                en: string;
                ko: string;
            };
            returns_address?: string;
            returns_link?: "" | string;
            watch_cases?: number;
            watch_days?: number;
            /** @description What shoppers may choose between on pages and are written to in, and what they get who want none of it. Staff, partners and suppliers choose among all languages there are. */
            languages?: {
                offered: ("en" | "ko")[];
                /** @enum {string} */
                default: "en" | "ko";
            };
            version?: unknown;
        };
        /** Quote */
        Quote: {
            id: string;
            hash: string;
            /** Format: date-time */
            expires_at: string;
            currency: string;
            lines: {
                line_item: string;
                quantity: number;
                amount: number;
                tax: number;
                discount: number;
            }[];
            shipping: number;
            shipping_tax: number;
            fee: number;
            fees: {
                /** @enum {string} */
                kind: "cancellation" | "production";
                amount: number;
                percent: number | null;
                base: number;
            }[];
            adjustments: {
                /** @enum {string} */
                kind: "benefit_reversal" | "shipping_recharge";
                amount: number;
            }[];
            tax: number;
            discount: number;
            worth: number;
            lowers_debt: number;
            due: number;
            tenders: {
                tender: string;
                amount: number;
                /** Format: date-time */
                expected_by: string;
            }[];
            whole_only: string[];
            points_taken: number;
            coupons: string[];
            refused?: {
                code: string;
            };
            offers: ("keep" | "cancel_everything" | "other_route")[];
        };
        /** QuoteRequest */
        QuoteRequest: {
            order: string;
            items: {
                line_item: string;
                quantity: number;
                /** @enum {string} */
                reason?: "changed_mind" | "ordered_by_mistake" | "found_cheaper" | "needed_sooner" | "other" | "sold_out" | "defective" | "undeliverable" | "delay" | "priced_wrong";
                reason_text?: string;
            }[];
        };
        /** RefundNote */
        RefundNote: {
            reason?: string;
        };
        /** RefundOrder */
        RefundOrder: {
            amount?: number;
            refunds?: {
                tender: string;
                amount: number;
                /** @enum {string} */
                route?: "bank_deposit" | "store_credit" | "manual";
            }[];
            reason?: string;
        };
        /** ReturnAnswer */
        ReturnAnswer: {
            /** @enum {string} */
            outcome: "received" | "proof" | "called_off";
            /** @default [] */
            items?: {
                line_item: string;
                /** @default 0 */
                quantity?: number;
            }[];
            /** Format: date */
            date: string;
            /** @default false */
            restock?: boolean;
            /** @default  */
            note?: string;
        };
        /** WebhookEndpointPatch */
        WebhookEndpointPatch: {
            name?: string;
            address?: string;
            events?: ("order.placed" | "order.payment_recorded" | "order.payment_arrived" | "order.again_asked" | "order.placed_again" | "balance.asked" | "balance.reminded" | "balance.unpaid" | "balance.settled" | "balance.given_up" | "payment.started" | "payment.succeeded" | "payment.failed" | "fulfillment.packed" | "fulfillment.shipped" | "fulfillment.delivered" | "fulfillment.reverted" | "fulfillment.stopped" | "fulfillment.parcel_asked" | "fulfillment.parcel_stopped" | "fulfillment.parcel_not_stopped" | "fulfillment.parcel_called_off" | "cancellation.requested" | "cancellation.accepted" | "cancellation.started" | "cancellation.canceled_unpaid" | "cancellation.withdrawal_received" | "cancellation.late_money" | "cancellation.rejected" | "cancellation.shipped_first" | "cancellation.price_offered" | "cancellation.price_agreed" | "cancellation.sent_by_law" | "cancellation.unanswered" | "cancellation.release_asked" | "cancellation.evidence_taken" | "cancellation.taken_from_file" | "cancellation.withdrawn" | "cancellation.gave_way" | "cancellation.shrunk" | "cancellation.released" | "cancellation.canceled" | "cancellation.waived" | "cancellation.undone" | "cancellation.unaccepted" | "cancellation.dropped" | "cancellation.not_stopped" | "cancellation.left_at_store" | "cancellation.reopened" | "cancellation.assigned" | "cancellation.unassigned" | "turns.changed" | "turns.paused" | "turns.resumed" | "view.saved" | "view.changed" | "view.removed" | "refund.planned" | "refund.queued" | "refund.submitted" | "refund.pending" | "refund.succeeded" | "refund.failed" | "refund.failed_late" | "refund.retried" | "refund.held" | "refund.released" | "refund.blocked" | "refund.unblocked" | "refund.lost_to_dispute" | "refund.canceled" | "refund.taken_again" | "refund.traced" | "refund.overdue" | "refund.batched" | "refund.unbatched" | "dispute.opened" | "dispute.won" | "dispute.lost" | "reconciliation.started" | "reconciliation.fix_asked" | "reconciliation.fixed" | "reconciliation.dismissed" | "refund.route_asked" | "refund.route_agreed" | "refund.rerouted" | "bulk.started" | "bulk.stopped" | "bulk.resumed" | "bulk.finished" | "bulk.undone" | "wallet.points_taken_back" | "wallet.points_given_again" | "wallet.coupon_restored" | "wallet.coupon_taken_again" | "wallet.expired" | "wallet.card_issued" | "wallet.card_disabled" | "wallet.card_enabled" | "supplier.asked" | "supplier.answered" | "supplier.asked_to_go_on" | "supplier.letter_written" | "supplier.reminded" | "supplier.not_asked" | "supplier.silent" | "supplier.assumed_yes" | "supplier.overridden" | "supplier.access_lost" | "supplier.added" | "supplier.changed" | "supplier.item_linked" | "supplier.item_unlinked" | "supplier.order_changed" | "supplier.link_given" | "supplier.links_closed" | "supplier.paid_back" | "supplier.written_off" | "import.check_started" | "import.started" | "import.finished" | "import.canceled" | "import.failed" | "batch.made" | "batch.exported" | "batch.deposit_removed" | "batch.paid" | "batch.result_taken" | "batch.canceled" | "batch.payer_changed" | "product.often_canceled" | "webhook.added" | "webhook.changed" | "webhook.removed" | "webhook.paused" | "webhook.resumed" | "webhook.secret_rotated" | "webhook.secret_revealed" | "webhook.tested" | "webhook.sent_again" | "webhook.disabled" | "api_key.made" | "api_key.rotated" | "api_key.limit_changed" | "api_key.revoked" | "connection.added" | "connection.changed" | "connection.paused" | "connection.resumed" | "connection.tested" | "connection.removed" | "connection.read_again" | "connection.sent_again" | "connection.unreached" | "bank_details.given" | "bank_details.revealed" | "message.sent" | "task.done" | "policy.changed" | "shop.changed" | "mail.delayed" | "mail.delivered" | "mail.suppressed" | "mail.failed" | "mail.bounced" | "mail.complained" | "mail.left_to_store" | "mail.sent_again" | "order.email_corrected" | "mail.turned_on" | "mail.turned_off" | "mail.reworded" | "mail.test_asked" | "cancellation.link_asked" | "account.signed_up" | "account.signed_up_again" | "account.verification_asked" | "account.email_verified" | "account.sign_in_link_asked" | "account.reset_asked" | "account.password_changed" | "account.email_change_asked" | "account.email_taken" | "account.email_changed" | "account.recovered" | "account.new_place" | "account.session_ended" | "account.signed_out_everywhere" | "account.deletion_asked" | "account.deletion_called_off" | "account.closed" | "account.told" | "partner.invited" | "partner.invited_again" | "partner.link_asked" | "partner.signed_in" | "partner.access_ended" | "partner.access_given" | "partner.session_ended" | "return.awaited" | "return.received" | "return.proven" | "return.goods_came" | "return.called_off" | "order.link_asked" | "order.withdrawal_declared" | "order.withdrawal_matched" | "order.withdrawal_unmatched" | "order.withdrawal_closed" | "export.asked" | "export.completed" | "export.failed" | "export.downloaded" | "export.canceled" | "export.deleted" | "staff.signed_in" | "staff.totp_turned_on" | "staff.totp_turned_off" | "staff.totp_reset" | "staff.totp_required" | "staff.recovery_code_used" | "staff.recovery_codes_renewed" | "staff.role_changed" | "staff.deactivated" | "staff.reactivated" | "staff.signed_out" | "staff.invited" | "staff.invitation_resent" | "staff.invitation_revoked" | "staff.joined" | "staff.profile_changed" | "staff.morning_came" | "staff.mornings_on" | "staff.mornings_off" | "staff.reminded_of_refunds")[];
        };
        /** Cancellation */
        Cancellation: {
            id: string;
            number: string;
            order: string;
            order_number: string;
            /** @enum {string} */
            state: "requested" | "in_progress" | "canceled" | "rejected" | "withdrawn" | "undone";
            /** @enum {string} */
            origin: "customer" | "admin" | "supplier" | "partner" | "channel" | "system" | "withdrawal";
            label: string;
            version: number;
            currency: string;
            quote: components["schemas"]["Quote"];
            worth: number;
            due: number;
            refunded: number;
            waived: number;
            /** Format: date-time */
            requested_at: string;
            grace_until: string | null;
            released_at: string | null;
            refund_due_at: string | null;
            items: {
                line_item: string;
                quantity: number;
                reason: ("changed_mind" | "ordered_by_mistake" | "found_cheaper" | "needed_sooner" | "other" | "sold_out" | "defective" | "undeliverable" | "delay" | "priced_wrong") | null;
                amount: number;
                tax: number;
            }[];
            refunds: {
                id: string;
                tender: string;
                /** @enum {string} */
                kind: "refund" | "void";
                /** @enum {string} */
                method: "original_payment" | "bank_deposit" | "points" | "store_credit" | "gift_card" | "manual";
                amount: number;
                /** @enum {string} */
                state: "planned" | "queued" | "submitted" | "pending" | "succeeded" | "failed" | "canceled" | "on_hold" | "blocked_by_dispute";
                reference: string | null;
                trace: string | null;
                failure: string | null;
            }[];
            supplier: {
                id: string;
                supplier: string;
                /** @enum {string} */
                state: "to_send" | "sent" | "approved" | "partly_approved" | "declined" | "expired" | "not_needed";
            }[];
            timeline: {
                /** Format: date-time */
                at: string;
                event: string;
                by: string;
            }[];
        };
        /** Connection */
        Connection: {
            id: string;
            /** @enum {string} */
            kind: "shopify" | "woocommerce" | "bigcommerce" | "edi";
            /** @enum {string} */
            role: "buyer" | "seller";
            name: string;
            /** @enum {string} */
            state: "on" | "paused";
            version: number;
            /** @description Where it is asked, where that is another place than its own. */
            base_url: string | null;
            /** @description What it was given as `credentials`, without what is secret; of an EDI partner, what was agreed. */
            settings: {
                [key: string]: string;
            };
            /** @description Where its webhooks go; empty for an EDI partner, which has none. */
            webhook_url: string;
            webhooks: string[];
            /** @description What it lacked when it was tried last: scopes of its key, and webhooks that it refused, with why. */
            missing: string[];
            /** @description How often a wrong signature was refused since the last good webhook, counted once a minute at most. */
            webhooks_refused: number;
            webhooks_refused_at: string | null;
            trouble: string | null;
            failing_since: string | null;
            last_in_at: string | null;
            last_out_at: string | null;
            /** Format: date-time */
            created_at: string;
        };
        /** EventFeed */
        EventFeed: {
            events: components["schemas"]["Event"][];
            next: string;
        };
        /** LossMeter */
        LossMeter: {
            possible: boolean;
            at_risk: number;
            rows: {
                /** @enum {string} */
                effect: "nothing_was_paid" | "nothing_left" | "refund_in_flight" | "authorization_voided" | "lost_to_dispute" | "gateway_refunded" | "deposit_paid" | "stored_value_returned" | "coupon_restored" | "stock_returned" | "supplier_asked" | "supplier_approved" | "intercept_asked" | "money_not_owed" | "later_case" | "channel_told" | "goods_came_back" | "fee_charged";
                /** @enum {string} */
                color: "free" | "recoverable" | "gone";
                at_risk: number;
                /** @enum {string} */
                remedy: "none" | "refunds_canceled" | "payment_request" | "wait_until_settled" | "recapture_or_balance_due" | "paid_again_or_balance_due" | "balance_due" | "take_again" | "take_again_rest_balance_due" | "back_order" | "please_go_on" | "new_supplier_order" | "call_off" | "undo_cancellation_first" | "undo_later_case_first" | "order_again" | "reverse_fee";
                answered: boolean;
                about: string | null;
                blocks: boolean;
            }[];
        };
        /** Order */
        Order: {
            id: string;
            number: string;
            currency: string;
            total: number;
            owed: number;
            /** @enum {string} */
            state: "awaiting_payment" | "balance_due" | "open" | "completed" | "canceled";
            email: string;
            name: string;
            region: string;
            locale: string;
            /** Format: date-time */
            placed_at: string;
            line_items: {
                id: string;
                sku: string;
                title: string;
                quantity: number;
                unit_price: number;
                discount: number;
                tax: number;
                paid: number;
                supplier: string | null;
                units: {
                    open: number;
                    held: number;
                    canceled: number;
                    fulfilling: number;
                    shipped: number;
                    delivered: number;
                };
            }[];
            charges: {
                /** @enum {string} */
                kind: "shipping" | "fee";
                amount: number;
                tax: number;
            }[];
            tenders: {
                id: string;
                /** @enum {string} */
                kind: "card" | "bank_deposit" | "virtual_account" | "points" | "store_credit" | "gift_card" | "cash_on_delivery";
                reference: string | null;
                authorized: number;
                captured: number;
                refunded: number;
                reserved: number;
                charged_back: number;
                over_returned: number;
            }[];
            cancellations: string[];
        };
        /** OrderSummary */
        OrderSummary: {
            id: string;
            number: string;
            currency: string;
            total: number;
            email: string;
            name: string;
            region: string;
            /** Format: date-time */
            placed_at: string;
            units: {
                open: number;
                held: number;
                canceled: number;
                fulfilling: number;
                shipped: number;
                delivered: number;
            };
            /**
             * Format: date-time
             * @description When something last happened to it; with `updated_since`.
             */
            updated_at?: string;
        };
        /** PolicyInForce */
        PolicyInForce: {
            direct_requests: boolean;
            window_hours: number | null;
            request_stages: ("received" | "ordered" | "in_production" | "shipped")[];
            free_minutes: number;
            grace_minutes: number;
            /** @enum {string} */
            partial: "proportional" | "re_evaluate" | "keep_rate";
            /** @enum {string} */
            shipping_partial: "none" | "proportional";
            /** @enum {string} */
            tenders: "proportional" | "stored_value_first" | "money_first" | "original_order" | "reverse_order";
            fee: ({
                percent: number;
            } | {
                flat: {
                    [key: string]: number;
                };
            }) | null;
            fee_rules: {
                after_hours?: number;
                until_hours?: number;
                stages?: ("received" | "ordered" | "in_production" | "shipped")[];
                reasons?: ("changed_mind" | "ordered_by_mistake" | "found_cheaper" | "needed_sooner" | "other" | "sold_out" | "defective" | "undeliverable" | "delay" | "priced_wrong")[];
                take: ({
                    percent: number;
                } | {
                    flat: {
                        [key: string]: number;
                    };
                }) | null;
            }[];
            /** @enum {string} */
            refund: "now" | "later";
            refund_due_business_days: number;
            /** @enum {string} */
            refund_after: "supplier_answer" | "immediately";
            /** @enum {string} */
            channel_after: "grace" | "supplier_answer" | "refund";
            release_above: {
                [key: string]: number;
            };
            /** @enum {string} */
            ask_supplier: "acceptance" | "request";
            letter_minutes: number;
            restock: boolean;
            reason_required: boolean;
            reasons: {
                /** @enum {string} */
                code: "changed_mind" | "ordered_by_mistake" | "found_cheaper" | "needed_sooner" | "other" | "sold_out" | "defective" | "undeliverable" | "delay" | "priced_wrong";
                on: boolean;
                shops_fault: boolean;
                en: string;
                ko: string;
            }[];
            shopper_reasons: ("changed_mind" | "ordered_by_mistake" | "found_cheaper" | "needed_sooner" | "other" | "sold_out" | "defective" | "undeliverable" | "delay" | "priced_wrong")[];
            reason_offers: {
                /** @enum {string} */
                reason: "changed_mind" | "ordered_by_mistake" | "found_cheaper" | "needed_sooner" | "other" | "sold_out" | "defective" | "undeliverable" | "delay" | "priced_wrong";
                en: string;
                ko: string;
            }[];
            auto_accept_on: boolean;
            auto_accept: {
                name?: string;
                origins?: ("customer" | "admin" | "supplier" | "partner" | "channel" | "system" | "withdrawal")[];
                reasons?: ("changed_mind" | "ordered_by_mistake" | "found_cheaper" | "needed_sooner" | "other" | "sold_out" | "defective" | "undeliverable" | "delay" | "priced_wrong")[];
                worth_up_to?: {
                    [key: string]: number;
                };
                whole_order?: boolean;
                within_hours?: number;
                skus?: string[];
            }[];
            excluded_products: string[];
            excluded_tenders: string[];
            /** @enum {string} */
            personalized: "refuse_change_of_mind" | "allow";
            personalized_keep: {
                placed: number;
                in_production: number;
                shipped: number;
            };
            restored_value_days: number;
            ask_bank_details: boolean;
            returns: {
                en: string;
                ko: string;
            };
            returns_address: string;
            returns_link: "" | string;
            watch_cases: number;
            watch_days: number;
            /** @description What shoppers may choose between on pages and are written to in, and what they get who want none of it. Staff, partners and suppliers choose among all languages there are. */
            languages: {
                offered: ("en" | "ko")[];
                /** @enum {string} */
                default: "en" | "ko";
            };
            version: number;
        };
        /** Problem */
        Problem: {
            /** @description Where the code is explained. */
            type: string;
            /** @description The same in words, in the language of `Accept-Language`. */
            title: string;
            status: number;
            /**
             * @description What programs go by. Codes are added, none is renamed.
             * @enum {string}
             */
            code: string;
            /** @description Every place of the request that is wrong. */
            errors?: {
                pointer: string;
                detail: string;
            }[];
            /** @description What our log has a bug under. */
            reference?: string;
        } & {
            [key: string]: unknown;
        };
        /** Reasons */
        Reasons: {
            reasons: {
                /** @enum {string} */
                code: "changed_mind" | "ordered_by_mistake" | "found_cheaper" | "needed_sooner" | "other" | "sold_out" | "defective" | "undeliverable" | "delay" | "priced_wrong";
                /** @description As this shop calls it, in the language of `Accept-Language`. */
                text: string;
                /** @description The shop uses it. */
                on: boolean;
                /** @description The shop bears what it costs: no fee is kept. */
                shops_fault: boolean;
                /** @description Shoppers may choose it. */
                shopper: boolean;
            }[];
        };
        /** Refund */
        Refund: {
            id: string;
            cancellation: string;
            order: string;
            tender: string;
            /** @enum {string} */
            kind: "refund" | "void";
            /** @enum {string} */
            method: "original_payment" | "bank_deposit" | "points" | "store_credit" | "gift_card" | "manual";
            amount: number;
            currency: string;
            /** @enum {string} */
            state: "planned" | "queued" | "submitted" | "pending" | "succeeded" | "failed" | "canceled" | "on_hold" | "blocked_by_dispute";
            needs_release: boolean;
            reference: string | null;
            trace: string | null;
            failure: string | null;
            /** Format: date-time */
            created_at: string;
            due_at: string | null;
            submitted_at: string | null;
            settled_at: string | null;
        };
        /** Return */
        Return: {
            id: string;
            order: string;
            cancellation: string | null;
            /** @enum {string} */
            state: "open" | "received" | "proof" | "called_off";
            /** Format: date-time */
            opened_at: string;
            received_at: string | null;
            proven_at: string | null;
            items: {
                line_item: string;
                quantity: number;
            }[];
        };
        /** WebhookDelivery */
        WebhookDelivery: {
            id: string;
            endpoint: string;
            message: string;
            /** @enum {string} */
            event: string;
            /** @enum {string} */
            state: "waiting" | "delivered" | "failed";
            tries: number;
            status: number | null;
            next_try_at: string | null;
            /** Format: date-time */
            created_at: string;
            delivered_at: string | null;
        };
        /** WebhookDeliveryLog */
        WebhookDeliveryLog: {
            id: string;
            endpoint: string;
            message: string;
            /** @enum {string} */
            event: string;
            /** @enum {string} */
            state: "waiting" | "delivered" | "failed";
            tries: number;
            status: number | null;
            next_try_at: string | null;
            /** Format: date-time */
            created_at: string;
            delivered_at: string | null;
            body: string;
            attempts: {
                /** Format: date-time */
                at: string;
                status: number | null;
                silence: ("timeout" | "connection" | "unknown_host" | "address_refused") | null;
                response: string;
                took_ms: number;
            }[];
        };
        /** WebhookEndpoint */
        WebhookEndpoint: {
            id: string;
            /** @enum {string} */
            kind: "standard" | "slack";
            name: string;
            address: string;
            events: ("order.placed" | "order.payment_recorded" | "order.payment_arrived" | "order.again_asked" | "order.placed_again" | "balance.asked" | "balance.reminded" | "balance.unpaid" | "balance.settled" | "balance.given_up" | "payment.started" | "payment.succeeded" | "payment.failed" | "fulfillment.packed" | "fulfillment.shipped" | "fulfillment.delivered" | "fulfillment.reverted" | "fulfillment.stopped" | "fulfillment.parcel_asked" | "fulfillment.parcel_stopped" | "fulfillment.parcel_not_stopped" | "fulfillment.parcel_called_off" | "cancellation.requested" | "cancellation.accepted" | "cancellation.started" | "cancellation.canceled_unpaid" | "cancellation.withdrawal_received" | "cancellation.late_money" | "cancellation.rejected" | "cancellation.shipped_first" | "cancellation.price_offered" | "cancellation.price_agreed" | "cancellation.sent_by_law" | "cancellation.unanswered" | "cancellation.release_asked" | "cancellation.evidence_taken" | "cancellation.taken_from_file" | "cancellation.withdrawn" | "cancellation.gave_way" | "cancellation.shrunk" | "cancellation.released" | "cancellation.canceled" | "cancellation.waived" | "cancellation.undone" | "cancellation.unaccepted" | "cancellation.dropped" | "cancellation.not_stopped" | "cancellation.left_at_store" | "cancellation.reopened" | "cancellation.assigned" | "cancellation.unassigned" | "turns.changed" | "turns.paused" | "turns.resumed" | "view.saved" | "view.changed" | "view.removed" | "refund.planned" | "refund.queued" | "refund.submitted" | "refund.pending" | "refund.succeeded" | "refund.failed" | "refund.failed_late" | "refund.retried" | "refund.held" | "refund.released" | "refund.blocked" | "refund.unblocked" | "refund.lost_to_dispute" | "refund.canceled" | "refund.taken_again" | "refund.traced" | "refund.overdue" | "refund.batched" | "refund.unbatched" | "dispute.opened" | "dispute.won" | "dispute.lost" | "reconciliation.started" | "reconciliation.fix_asked" | "reconciliation.fixed" | "reconciliation.dismissed" | "refund.route_asked" | "refund.route_agreed" | "refund.rerouted" | "bulk.started" | "bulk.stopped" | "bulk.resumed" | "bulk.finished" | "bulk.undone" | "wallet.points_taken_back" | "wallet.points_given_again" | "wallet.coupon_restored" | "wallet.coupon_taken_again" | "wallet.expired" | "wallet.card_issued" | "wallet.card_disabled" | "wallet.card_enabled" | "supplier.asked" | "supplier.answered" | "supplier.asked_to_go_on" | "supplier.letter_written" | "supplier.reminded" | "supplier.not_asked" | "supplier.silent" | "supplier.assumed_yes" | "supplier.overridden" | "supplier.access_lost" | "supplier.added" | "supplier.changed" | "supplier.item_linked" | "supplier.item_unlinked" | "supplier.order_changed" | "supplier.link_given" | "supplier.links_closed" | "supplier.paid_back" | "supplier.written_off" | "import.check_started" | "import.started" | "import.finished" | "import.canceled" | "import.failed" | "batch.made" | "batch.exported" | "batch.deposit_removed" | "batch.paid" | "batch.result_taken" | "batch.canceled" | "batch.payer_changed" | "product.often_canceled" | "webhook.added" | "webhook.changed" | "webhook.removed" | "webhook.paused" | "webhook.resumed" | "webhook.secret_rotated" | "webhook.secret_revealed" | "webhook.tested" | "webhook.sent_again" | "webhook.disabled" | "api_key.made" | "api_key.rotated" | "api_key.limit_changed" | "api_key.revoked" | "connection.added" | "connection.changed" | "connection.paused" | "connection.resumed" | "connection.tested" | "connection.removed" | "connection.read_again" | "connection.sent_again" | "connection.unreached" | "bank_details.given" | "bank_details.revealed" | "message.sent" | "task.done" | "policy.changed" | "shop.changed" | "mail.delayed" | "mail.delivered" | "mail.suppressed" | "mail.failed" | "mail.bounced" | "mail.complained" | "mail.left_to_store" | "mail.sent_again" | "order.email_corrected" | "mail.turned_on" | "mail.turned_off" | "mail.reworded" | "mail.test_asked" | "cancellation.link_asked" | "account.signed_up" | "account.signed_up_again" | "account.verification_asked" | "account.email_verified" | "account.sign_in_link_asked" | "account.reset_asked" | "account.password_changed" | "account.email_change_asked" | "account.email_taken" | "account.email_changed" | "account.recovered" | "account.new_place" | "account.session_ended" | "account.signed_out_everywhere" | "account.deletion_asked" | "account.deletion_called_off" | "account.closed" | "account.told" | "partner.invited" | "partner.invited_again" | "partner.link_asked" | "partner.signed_in" | "partner.access_ended" | "partner.access_given" | "partner.session_ended" | "return.awaited" | "return.received" | "return.proven" | "return.goods_came" | "return.called_off" | "order.link_asked" | "order.withdrawal_declared" | "order.withdrawal_matched" | "order.withdrawal_unmatched" | "order.withdrawal_closed" | "export.asked" | "export.completed" | "export.failed" | "export.downloaded" | "export.canceled" | "export.deleted" | "staff.signed_in" | "staff.totp_turned_on" | "staff.totp_turned_off" | "staff.totp_reset" | "staff.totp_required" | "staff.recovery_code_used" | "staff.recovery_codes_renewed" | "staff.role_changed" | "staff.deactivated" | "staff.reactivated" | "staff.signed_out" | "staff.invited" | "staff.invitation_resent" | "staff.invitation_revoked" | "staff.joined" | "staff.profile_changed" | "staff.morning_came" | "staff.mornings_on" | "staff.mornings_off" | "staff.reminded_of_refunds")[];
            partner: string | null;
            buyer: string | null;
            /** @enum {string} */
            state: "on" | "paused" | "off";
            off_reason: ("gone" | "failing") | null;
            failing_since: string | null;
            /** Format: date-time */
            created_at: string;
        };
        /** WebhookSecret */
        WebhookSecret: {
            secret: string;
            old_until: string | null;
        };
    };
    responses: {
        /** @description Not JSON, or a header that can’t be read */
        Malformed: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "/api/docs#request.malformed",
                 *       "title": "This request can't be read. Please check that it is valid JSON with the right headers.",
                 *       "status": 400,
                 *       "code": "request.malformed"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description No key, or one that is not known, expired or revoked */
        Unauthorized: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "/api/docs#auth.required",
                 *       "title": "Please sign in first. For the API, send your key as a bearer token.",
                 *       "status": 401,
                 *       "code": "auth.required"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The key may not do this */
        Forbidden: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "scope": "policy:write",
                 *       "type": "/api/docs#auth.forbidden",
                 *       "title": "You don't have the right to do this. Please ask somebody who does, such as a manager.",
                 *       "status": 403,
                 *       "code": "auth.forbidden"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The request is wrong; nothing was changed */
        Invalid: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "errors": [
                 *         {
                 *           "pointer": "#/items/0/quantity",
                 *           "detail": "Too small: expected number to be >0"
                 *         }
                 *       ],
                 *       "type": "/api/docs#request.invalid",
                 *       "title": "Some of what was entered is not right. Please check the marked fields and try again.",
                 *       "status": 422,
                 *       "code": "request.invalid"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The key made too many requests */
        TooMany: {
            headers: {
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                "Retry-After": components["headers"]["Retry-After"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "retry_after": 42,
                 *       "type": "/api/docs#api_key.limit_reached",
                 *       "title": "This key made too many requests. Please come back after the seconds in Retry-After.",
                 *       "status": 429,
                 *       "code": "api_key.limit_reached"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Refused for another reason, named by its code */
        Refused: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "/api/docs#cancellation.already_shipped",
                 *       "title": "This has already been shipped, so it can't be canceled. You can return it once it has arrived.",
                 *       "status": 409,
                 *       "code": "cancellation.already_shipped"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description There is none, or it is somebody else’s */
        NotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "/api/docs#cancellation.not_found",
                 *       "title": "This cancellation can't be found. Please check its number or link.",
                 *       "status": 404,
                 *       "code": "cancellation.not_found"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Not possible as things stand; nothing was changed */
        Conflict: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "/api/docs#cancellation.wrong_status",
                 *       "title": "This is no longer possible at the point the cancellation has reached. Please reload to see what is.",
                 *       "status": 409,
                 *       "code": "cancellation.wrong_status"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: {
        /** @description What is left of the key’s requests (`r`), and in how many seconds the count starts anew (`t`). */
        RateLimit: string;
        /** @description How many requests the key may make (`q`) in so many seconds (`w`). */
        "RateLimit-Policy": string;
        /** @description In how many seconds to come back. */
        "Retry-After": string;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    "cancellations.list": {
        parameters: {
            query?: {
                state?: "requested" | "in_progress" | "canceled" | "rejected" | "withdrawn" | "undone";
                order?: string;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "can_01kjpzv280000000000000000q",
                     *           "number": "C-1027",
                     *           "order": "ord_01kjpzv280000000000000000e",
                     *           "order_number": "20431",
                     *           "state": "in_progress",
                     *           "origin": "customer",
                     *           "label": "Cancellation in progress [Customer]",
                     *           "version": 2,
                     *           "currency": "USD",
                     *           "quote": {
                     *             "id": "qte_01kjpzv280000000000000000p",
                     *             "hash": "52367a47210c98393e50ede140c90c0e2cee034d449bc42859e30bae3f25fe23",
                     *             "expires_at": "2026-03-02T10:30:00.000Z",
                     *             "currency": "USD",
                     *             "lines": [
                     *               {
                     *                 "line_item": "lin_01kjpzv280000000000000000g",
                     *                 "quantity": 1,
                     *                 "amount": 1200,
                     *                 "tax": 0,
                     *                 "discount": 0
                     *               }
                     *             ],
                     *             "shipping": 0,
                     *             "shipping_tax": 0,
                     *             "fee": 0,
                     *             "fees": [],
                     *             "adjustments": [],
                     *             "tax": 0,
                     *             "discount": 0,
                     *             "worth": 1200,
                     *             "lowers_debt": 0,
                     *             "due": 1200,
                     *             "tenders": [
                     *               {
                     *                 "tender": "ten_01kjpzv280000000000000000f",
                     *                 "amount": 1200,
                     *                 "expected_by": "2026-03-09T10:00:00.000Z"
                     *               }
                     *             ],
                     *             "whole_only": [],
                     *             "points_taken": 0,
                     *             "coupons": [],
                     *             "offers": []
                     *           },
                     *           "worth": 1200,
                     *           "due": 1200,
                     *           "refunded": 0,
                     *           "waived": 0,
                     *           "requested_at": "2026-03-02T10:00:00.000Z",
                     *           "grace_until": "2026-03-02T10:15:00.000Z",
                     *           "released_at": null,
                     *           "refund_due_at": "2026-03-05T10:00:00.000Z",
                     *           "items": [
                     *             {
                     *               "line_item": "lin_01kjpzv280000000000000000g",
                     *               "quantity": 1,
                     *               "reason": "changed_mind",
                     *               "amount": 1200,
                     *               "tax": 0
                     *             }
                     *           ],
                     *           "refunds": [
                     *             {
                     *               "id": "rfd_01kjpzv2800000000000000011",
                     *               "tender": "ten_01kjpzv280000000000000000f",
                     *               "kind": "refund",
                     *               "method": "original_payment",
                     *               "amount": 1200,
                     *               "state": "planned",
                     *               "reference": null,
                     *               "trace": null,
                     *               "failure": null
                     *             }
                     *           ],
                     *           "supplier": [],
                     *           "timeline": [
                     *             {
                     *               "at": "2026-03-02T10:00:00.000Z",
                     *               "event": "cancellation.requested",
                     *               "by": "Ada Lovelace"
                     *             },
                     *             {
                     *               "at": "2026-03-02T10:05:00.000Z",
                     *               "event": "cancellation.accepted",
                     *               "by": "Acme"
                     *             }
                     *           ]
                     *         }
                     *       ],
                     *       "next": null
                     *     }
                     */
                    "application/json": {
                        items: components["schemas"]["Cancellation"][];
                        next: string | null;
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            default: components["responses"]["Refused"];
        };
    };
    "cancellations.create": {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this write: a repeat with the same key and body gets the first answer, another body is refused. Where that answer was lost, what was done is read anew, or 409 `idempotency.answer_lost` says so. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "order": "ord_01kjpzv280000000000000000e",
                 *       "items": [
                 *         {
                 *           "line_item": "lin_01kjpzv280000000000000000g",
                 *           "quantity": 1,
                 *           "reason": "changed_mind"
                 *         }
                 *       ],
                 *       "quote": "qte_01kjpzv280000000000000000p",
                 *       "on_behalf_of": "customer",
                 *       "via": "phone",
                 *       "ask": true
                 *     }
                 */
                "application/json": components["schemas"]["CancellationRequest"];
            };
        };
        responses: {
            /** @description Made */
            201: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    /** @description Names what you see, for `If-Match`. */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "can_01kjpzv280000000000000000q",
                     *       "number": "C-1027",
                     *       "order": "ord_01kjpzv280000000000000000e",
                     *       "order_number": "20431",
                     *       "state": "in_progress",
                     *       "origin": "customer",
                     *       "label": "Cancellation in progress [Customer]",
                     *       "version": 2,
                     *       "currency": "USD",
                     *       "quote": {
                     *         "id": "qte_01kjpzv280000000000000000p",
                     *         "hash": "52367a47210c98393e50ede140c90c0e2cee034d449bc42859e30bae3f25fe23",
                     *         "expires_at": "2026-03-02T10:30:00.000Z",
                     *         "currency": "USD",
                     *         "lines": [
                     *           {
                     *             "line_item": "lin_01kjpzv280000000000000000g",
                     *             "quantity": 1,
                     *             "amount": 1200,
                     *             "tax": 0,
                     *             "discount": 0
                     *           }
                     *         ],
                     *         "shipping": 0,
                     *         "shipping_tax": 0,
                     *         "fee": 0,
                     *         "fees": [],
                     *         "adjustments": [],
                     *         "tax": 0,
                     *         "discount": 0,
                     *         "worth": 1200,
                     *         "lowers_debt": 0,
                     *         "due": 1200,
                     *         "tenders": [
                     *           {
                     *             "tender": "ten_01kjpzv280000000000000000f",
                     *             "amount": 1200,
                     *             "expected_by": "2026-03-09T10:00:00.000Z"
                     *           }
                     *         ],
                     *         "whole_only": [],
                     *         "points_taken": 0,
                     *         "coupons": [],
                     *         "offers": []
                     *       },
                     *       "worth": 1200,
                     *       "due": 1200,
                     *       "refunded": 0,
                     *       "waived": 0,
                     *       "requested_at": "2026-03-02T10:00:00.000Z",
                     *       "grace_until": "2026-03-02T10:15:00.000Z",
                     *       "released_at": null,
                     *       "refund_due_at": "2026-03-05T10:00:00.000Z",
                     *       "items": [
                     *         {
                     *           "line_item": "lin_01kjpzv280000000000000000g",
                     *           "quantity": 1,
                     *           "reason": "changed_mind",
                     *           "amount": 1200,
                     *           "tax": 0
                     *         }
                     *       ],
                     *       "refunds": [
                     *         {
                     *           "id": "rfd_01kjpzv2800000000000000011",
                     *           "tender": "ten_01kjpzv280000000000000000f",
                     *           "kind": "refund",
                     *           "method": "original_payment",
                     *           "amount": 1200,
                     *           "state": "planned",
                     *           "reference": null,
                     *           "trace": null,
                     *           "failure": null
                     *         }
                     *       ],
                     *       "supplier": [],
                     *       "timeline": [
                     *         {
                     *           "at": "2026-03-02T10:00:00.000Z",
                     *           "event": "cancellation.requested",
                     *           "by": "Ada Lovelace"
                     *         },
                     *         {
                     *           "at": "2026-03-02T10:05:00.000Z",
                     *           "event": "cancellation.accepted",
                     *           "by": "Acme"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Cancellation"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            default: components["responses"]["Refused"];
        };
    };
    "cancellations.see": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    /** @description Names what you see, for `If-Match`. */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "can_01kjpzv280000000000000000q",
                     *       "number": "C-1027",
                     *       "order": "ord_01kjpzv280000000000000000e",
                     *       "order_number": "20431",
                     *       "state": "in_progress",
                     *       "origin": "customer",
                     *       "label": "Cancellation in progress [Customer]",
                     *       "version": 2,
                     *       "currency": "USD",
                     *       "quote": {
                     *         "id": "qte_01kjpzv280000000000000000p",
                     *         "hash": "52367a47210c98393e50ede140c90c0e2cee034d449bc42859e30bae3f25fe23",
                     *         "expires_at": "2026-03-02T10:30:00.000Z",
                     *         "currency": "USD",
                     *         "lines": [
                     *           {
                     *             "line_item": "lin_01kjpzv280000000000000000g",
                     *             "quantity": 1,
                     *             "amount": 1200,
                     *             "tax": 0,
                     *             "discount": 0
                     *           }
                     *         ],
                     *         "shipping": 0,
                     *         "shipping_tax": 0,
                     *         "fee": 0,
                     *         "fees": [],
                     *         "adjustments": [],
                     *         "tax": 0,
                     *         "discount": 0,
                     *         "worth": 1200,
                     *         "lowers_debt": 0,
                     *         "due": 1200,
                     *         "tenders": [
                     *           {
                     *             "tender": "ten_01kjpzv280000000000000000f",
                     *             "amount": 1200,
                     *             "expected_by": "2026-03-09T10:00:00.000Z"
                     *           }
                     *         ],
                     *         "whole_only": [],
                     *         "points_taken": 0,
                     *         "coupons": [],
                     *         "offers": []
                     *       },
                     *       "worth": 1200,
                     *       "due": 1200,
                     *       "refunded": 0,
                     *       "waived": 0,
                     *       "requested_at": "2026-03-02T10:00:00.000Z",
                     *       "grace_until": "2026-03-02T10:15:00.000Z",
                     *       "released_at": null,
                     *       "refund_due_at": "2026-03-05T10:00:00.000Z",
                     *       "items": [
                     *         {
                     *           "line_item": "lin_01kjpzv280000000000000000g",
                     *           "quantity": 1,
                     *           "reason": "changed_mind",
                     *           "amount": 1200,
                     *           "tax": 0
                     *         }
                     *       ],
                     *       "refunds": [
                     *         {
                     *           "id": "rfd_01kjpzv2800000000000000011",
                     *           "tender": "ten_01kjpzv280000000000000000f",
                     *           "kind": "refund",
                     *           "method": "original_payment",
                     *           "amount": 1200,
                     *           "state": "planned",
                     *           "reference": null,
                     *           "trace": null,
                     *           "failure": null
                     *         }
                     *       ],
                     *       "supplier": [],
                     *       "timeline": [
                     *         {
                     *           "at": "2026-03-02T10:00:00.000Z",
                     *           "event": "cancellation.requested",
                     *           "by": "Ada Lovelace"
                     *         },
                     *         {
                     *           "at": "2026-03-02T10:05:00.000Z",
                     *           "event": "cancellation.accepted",
                     *           "by": "Acme"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Cancellation"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooMany"];
            default: components["responses"]["Refused"];
        };
    };
    "cancellations.accept": {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this write: a repeat with the same key and body gets the first answer, another body is refused. Where that answer was lost, what was done is read anew, or 409 `idempotency.answer_lost` says so. */
                "Idempotency-Key"?: string;
                /** @description The `ETag` you saw last; when there is a newer version, nothing is done. Without it the last word wins. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "when": "now",
                 *       "refunds": [
                 *         {
                 *           "tender": "ten_01kjpzv280000000000000000f",
                 *           "amount": 1200
                 *         }
                 *       ],
                 *       "restock": true,
                 *       "note": "As agreed"
                 *     }
                 */
                "application/json": {
                    /** @enum {string} */
                    when?: "now" | "later";
                    refunds?: {
                        tender: string;
                        amount: number;
                        /** @enum {string} */
                        route?: "bank_deposit" | "store_credit" | "manual";
                    }[];
                    restock?: boolean;
                    notify?: boolean;
                    /** @enum {string} */
                    price?: "quoted" | "new";
                    /** @enum {string} */
                    reason?: "changed_mind" | "ordered_by_mistake" | "found_cheaper" | "needed_sooner" | "other" | "sold_out" | "defective" | "undeliverable" | "delay" | "priced_wrong";
                    note?: string;
                    overrides?: {
                        guard: string;
                        reason: string;
                        about?: string;
                    }[];
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    /** @description Names what you see, for `If-Match`. */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "can_01kjpzv280000000000000000q",
                     *       "number": "C-1027",
                     *       "order": "ord_01kjpzv280000000000000000e",
                     *       "order_number": "20431",
                     *       "state": "in_progress",
                     *       "origin": "customer",
                     *       "label": "Cancellation in progress [Customer]",
                     *       "version": 2,
                     *       "currency": "USD",
                     *       "quote": {
                     *         "id": "qte_01kjpzv280000000000000000p",
                     *         "hash": "52367a47210c98393e50ede140c90c0e2cee034d449bc42859e30bae3f25fe23",
                     *         "expires_at": "2026-03-02T10:30:00.000Z",
                     *         "currency": "USD",
                     *         "lines": [
                     *           {
                     *             "line_item": "lin_01kjpzv280000000000000000g",
                     *             "quantity": 1,
                     *             "amount": 1200,
                     *             "tax": 0,
                     *             "discount": 0
                     *           }
                     *         ],
                     *         "shipping": 0,
                     *         "shipping_tax": 0,
                     *         "fee": 0,
                     *         "fees": [],
                     *         "adjustments": [],
                     *         "tax": 0,
                     *         "discount": 0,
                     *         "worth": 1200,
                     *         "lowers_debt": 0,
                     *         "due": 1200,
                     *         "tenders": [
                     *           {
                     *             "tender": "ten_01kjpzv280000000000000000f",
                     *             "amount": 1200,
                     *             "expected_by": "2026-03-09T10:00:00.000Z"
                     *           }
                     *         ],
                     *         "whole_only": [],
                     *         "points_taken": 0,
                     *         "coupons": [],
                     *         "offers": []
                     *       },
                     *       "worth": 1200,
                     *       "due": 1200,
                     *       "refunded": 0,
                     *       "waived": 0,
                     *       "requested_at": "2026-03-02T10:00:00.000Z",
                     *       "grace_until": "2026-03-02T10:15:00.000Z",
                     *       "released_at": null,
                     *       "refund_due_at": "2026-03-05T10:00:00.000Z",
                     *       "items": [
                     *         {
                     *           "line_item": "lin_01kjpzv280000000000000000g",
                     *           "quantity": 1,
                     *           "reason": "changed_mind",
                     *           "amount": 1200,
                     *           "tax": 0
                     *         }
                     *       ],
                     *       "refunds": [
                     *         {
                     *           "id": "rfd_01kjpzv2800000000000000011",
                     *           "tender": "ten_01kjpzv280000000000000000f",
                     *           "kind": "refund",
                     *           "method": "original_payment",
                     *           "amount": 1200,
                     *           "state": "planned",
                     *           "reference": null,
                     *           "trace": null,
                     *           "failure": null
                     *         }
                     *       ],
                     *       "supplier": [],
                     *       "timeline": [
                     *         {
                     *           "at": "2026-03-02T10:00:00.000Z",
                     *           "event": "cancellation.requested",
                     *           "by": "Ada Lovelace"
                     *         },
                     *         {
                     *           "at": "2026-03-02T10:05:00.000Z",
                     *           "event": "cancellation.accepted",
                     *           "by": "Acme"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Cancellation"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            default: components["responses"]["Refused"];
        };
    };
    "cancellations.deposits": {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this write: a repeat with the same key and body gets the first answer, another body is refused. Where that answer was lost, what was done is read anew, or 409 `idempotency.answer_lost` says so. */
                "Idempotency-Key"?: string;
                /** @description The `ETag` you saw last; when there is a newer version, nothing is done. Without it the last word wins. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "refund": "rfd_01kjpzv2800000000000000011",
                 *       "date": "2026-03-05",
                 *       "reference": "WIRE-7"
                 *     }
                 */
                "application/json": components["schemas"]["Deposit"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    /** @description Names what you see, for `If-Match`. */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "can_01kjpzv280000000000000000q",
                     *       "number": "C-1027",
                     *       "order": "ord_01kjpzv280000000000000000e",
                     *       "order_number": "20431",
                     *       "state": "in_progress",
                     *       "origin": "customer",
                     *       "label": "Cancellation in progress [Customer]",
                     *       "version": 2,
                     *       "currency": "USD",
                     *       "quote": {
                     *         "id": "qte_01kjpzv280000000000000000p",
                     *         "hash": "52367a47210c98393e50ede140c90c0e2cee034d449bc42859e30bae3f25fe23",
                     *         "expires_at": "2026-03-02T10:30:00.000Z",
                     *         "currency": "USD",
                     *         "lines": [
                     *           {
                     *             "line_item": "lin_01kjpzv280000000000000000g",
                     *             "quantity": 1,
                     *             "amount": 1200,
                     *             "tax": 0,
                     *             "discount": 0
                     *           }
                     *         ],
                     *         "shipping": 0,
                     *         "shipping_tax": 0,
                     *         "fee": 0,
                     *         "fees": [],
                     *         "adjustments": [],
                     *         "tax": 0,
                     *         "discount": 0,
                     *         "worth": 1200,
                     *         "lowers_debt": 0,
                     *         "due": 1200,
                     *         "tenders": [
                     *           {
                     *             "tender": "ten_01kjpzv280000000000000000f",
                     *             "amount": 1200,
                     *             "expected_by": "2026-03-09T10:00:00.000Z"
                     *           }
                     *         ],
                     *         "whole_only": [],
                     *         "points_taken": 0,
                     *         "coupons": [],
                     *         "offers": []
                     *       },
                     *       "worth": 1200,
                     *       "due": 1200,
                     *       "refunded": 0,
                     *       "waived": 0,
                     *       "requested_at": "2026-03-02T10:00:00.000Z",
                     *       "grace_until": "2026-03-02T10:15:00.000Z",
                     *       "released_at": null,
                     *       "refund_due_at": "2026-03-05T10:00:00.000Z",
                     *       "items": [
                     *         {
                     *           "line_item": "lin_01kjpzv280000000000000000g",
                     *           "quantity": 1,
                     *           "reason": "changed_mind",
                     *           "amount": 1200,
                     *           "tax": 0
                     *         }
                     *       ],
                     *       "refunds": [
                     *         {
                     *           "id": "rfd_01kjpzv2800000000000000011",
                     *           "tender": "ten_01kjpzv280000000000000000f",
                     *           "kind": "refund",
                     *           "method": "original_payment",
                     *           "amount": 1200,
                     *           "state": "planned",
                     *           "reference": null,
                     *           "trace": null,
                     *           "failure": null
                     *         }
                     *       ],
                     *       "supplier": [],
                     *       "timeline": [
                     *         {
                     *           "at": "2026-03-02T10:00:00.000Z",
                     *           "event": "cancellation.requested",
                     *           "by": "Ada Lovelace"
                     *         },
                     *         {
                     *           "at": "2026-03-02T10:05:00.000Z",
                     *           "event": "cancellation.accepted",
                     *           "by": "Acme"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Cancellation"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            default: components["responses"]["Refused"];
        };
    };
    "cancellations.drop": {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this write: a repeat with the same key and body gets the first answer, another body is refused. Where that answer was lost, what was done is read anew, or 409 `idempotency.answer_lost` says so. */
                "Idempotency-Key"?: string;
                /** @description The `ETag` you saw last; when there is a newer version, nothing is done. Without it the last word wins. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "items": [
                 *         {
                 *           "line_item": "lin_01kjpzv280000000000000000g",
                 *           "quantity": 1
                 *         }
                 *       ],
                 *       "reason": "It had left the warehouse"
                 *     }
                 */
                "application/json": {
                    items: {
                        line_item: string;
                        quantity: number;
                    }[];
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    /** @description Names what you see, for `If-Match`. */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "can_01kjpzv280000000000000000q",
                     *       "number": "C-1027",
                     *       "order": "ord_01kjpzv280000000000000000e",
                     *       "order_number": "20431",
                     *       "state": "in_progress",
                     *       "origin": "customer",
                     *       "label": "Cancellation in progress [Customer]",
                     *       "version": 2,
                     *       "currency": "USD",
                     *       "quote": {
                     *         "id": "qte_01kjpzv280000000000000000p",
                     *         "hash": "52367a47210c98393e50ede140c90c0e2cee034d449bc42859e30bae3f25fe23",
                     *         "expires_at": "2026-03-02T10:30:00.000Z",
                     *         "currency": "USD",
                     *         "lines": [
                     *           {
                     *             "line_item": "lin_01kjpzv280000000000000000g",
                     *             "quantity": 1,
                     *             "amount": 1200,
                     *             "tax": 0,
                     *             "discount": 0
                     *           }
                     *         ],
                     *         "shipping": 0,
                     *         "shipping_tax": 0,
                     *         "fee": 0,
                     *         "fees": [],
                     *         "adjustments": [],
                     *         "tax": 0,
                     *         "discount": 0,
                     *         "worth": 1200,
                     *         "lowers_debt": 0,
                     *         "due": 1200,
                     *         "tenders": [
                     *           {
                     *             "tender": "ten_01kjpzv280000000000000000f",
                     *             "amount": 1200,
                     *             "expected_by": "2026-03-09T10:00:00.000Z"
                     *           }
                     *         ],
                     *         "whole_only": [],
                     *         "points_taken": 0,
                     *         "coupons": [],
                     *         "offers": []
                     *       },
                     *       "worth": 1200,
                     *       "due": 1200,
                     *       "refunded": 0,
                     *       "waived": 0,
                     *       "requested_at": "2026-03-02T10:00:00.000Z",
                     *       "grace_until": "2026-03-02T10:15:00.000Z",
                     *       "released_at": null,
                     *       "refund_due_at": "2026-03-05T10:00:00.000Z",
                     *       "items": [
                     *         {
                     *           "line_item": "lin_01kjpzv280000000000000000g",
                     *           "quantity": 1,
                     *           "reason": "changed_mind",
                     *           "amount": 1200,
                     *           "tax": 0
                     *         }
                     *       ],
                     *       "refunds": [
                     *         {
                     *           "id": "rfd_01kjpzv2800000000000000011",
                     *           "tender": "ten_01kjpzv280000000000000000f",
                     *           "kind": "refund",
                     *           "method": "original_payment",
                     *           "amount": 1200,
                     *           "state": "planned",
                     *           "reference": null,
                     *           "trace": null,
                     *           "failure": null
                     *         }
                     *       ],
                     *       "supplier": [],
                     *       "timeline": [
                     *         {
                     *           "at": "2026-03-02T10:00:00.000Z",
                     *           "event": "cancellation.requested",
                     *           "by": "Ada Lovelace"
                     *         },
                     *         {
                     *           "at": "2026-03-02T10:05:00.000Z",
                     *           "event": "cancellation.accepted",
                     *           "by": "Acme"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Cancellation"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            default: components["responses"]["Refused"];
        };
    };
    "cancellations.go-on": {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this write: a repeat with the same key and body gets the first answer, another body is refused. Where that answer was lost, what was done is read anew, or 409 `idempotency.answer_lost` says so. */
                "Idempotency-Key"?: string;
                /** @description The `ETag` you saw last; when there is a newer version, nothing is done. Without it the last word wins. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "reason": "A regular customer; cheap to lose"
                 *     }
                 */
                "application/json": {
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    /** @description Names what you see, for `If-Match`. */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "can_01kjpzv280000000000000000q",
                     *       "number": "C-1027",
                     *       "order": "ord_01kjpzv280000000000000000e",
                     *       "order_number": "20431",
                     *       "state": "in_progress",
                     *       "origin": "customer",
                     *       "label": "Cancellation in progress [Customer]",
                     *       "version": 2,
                     *       "currency": "USD",
                     *       "quote": {
                     *         "id": "qte_01kjpzv280000000000000000p",
                     *         "hash": "52367a47210c98393e50ede140c90c0e2cee034d449bc42859e30bae3f25fe23",
                     *         "expires_at": "2026-03-02T10:30:00.000Z",
                     *         "currency": "USD",
                     *         "lines": [
                     *           {
                     *             "line_item": "lin_01kjpzv280000000000000000g",
                     *             "quantity": 1,
                     *             "amount": 1200,
                     *             "tax": 0,
                     *             "discount": 0
                     *           }
                     *         ],
                     *         "shipping": 0,
                     *         "shipping_tax": 0,
                     *         "fee": 0,
                     *         "fees": [],
                     *         "adjustments": [],
                     *         "tax": 0,
                     *         "discount": 0,
                     *         "worth": 1200,
                     *         "lowers_debt": 0,
                     *         "due": 1200,
                     *         "tenders": [
                     *           {
                     *             "tender": "ten_01kjpzv280000000000000000f",
                     *             "amount": 1200,
                     *             "expected_by": "2026-03-09T10:00:00.000Z"
                     *           }
                     *         ],
                     *         "whole_only": [],
                     *         "points_taken": 0,
                     *         "coupons": [],
                     *         "offers": []
                     *       },
                     *       "worth": 1200,
                     *       "due": 1200,
                     *       "refunded": 0,
                     *       "waived": 0,
                     *       "requested_at": "2026-03-02T10:00:00.000Z",
                     *       "grace_until": "2026-03-02T10:15:00.000Z",
                     *       "released_at": null,
                     *       "refund_due_at": "2026-03-05T10:00:00.000Z",
                     *       "items": [
                     *         {
                     *           "line_item": "lin_01kjpzv280000000000000000g",
                     *           "quantity": 1,
                     *           "reason": "changed_mind",
                     *           "amount": 1200,
                     *           "tax": 0
                     *         }
                     *       ],
                     *       "refunds": [
                     *         {
                     *           "id": "rfd_01kjpzv2800000000000000011",
                     *           "tender": "ten_01kjpzv280000000000000000f",
                     *           "kind": "refund",
                     *           "method": "original_payment",
                     *           "amount": 1200,
                     *           "state": "planned",
                     *           "reference": null,
                     *           "trace": null,
                     *           "failure": null
                     *         }
                     *       ],
                     *       "supplier": [],
                     *       "timeline": [
                     *         {
                     *           "at": "2026-03-02T10:00:00.000Z",
                     *           "event": "cancellation.requested",
                     *           "by": "Ada Lovelace"
                     *         },
                     *         {
                     *           "at": "2026-03-02T10:05:00.000Z",
                     *           "event": "cancellation.accepted",
                     *           "by": "Acme"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Cancellation"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            default: components["responses"]["Refused"];
        };
    };
    "cancellations.messages": {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this write: a repeat with the same key and body gets the first answer, another body is refused. Where that answer was lost, what was done is read anew, or 409 `idempotency.answer_lost` says so. */
                "Idempotency-Key"?: string;
                /** @description The `ETag` you saw last; when there is a newer version, nothing is done. Without it the last word wins. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "body": "We are looking into it."
                 *     }
                 */
                "application/json": {
                    body: string;
                    /** @default false */
                    internal?: boolean;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    /** @description Names what you see, for `If-Match`. */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "can_01kjpzv280000000000000000q",
                     *       "number": "C-1027",
                     *       "order": "ord_01kjpzv280000000000000000e",
                     *       "order_number": "20431",
                     *       "state": "in_progress",
                     *       "origin": "customer",
                     *       "label": "Cancellation in progress [Customer]",
                     *       "version": 2,
                     *       "currency": "USD",
                     *       "quote": {
                     *         "id": "qte_01kjpzv280000000000000000p",
                     *         "hash": "52367a47210c98393e50ede140c90c0e2cee034d449bc42859e30bae3f25fe23",
                     *         "expires_at": "2026-03-02T10:30:00.000Z",
                     *         "currency": "USD",
                     *         "lines": [
                     *           {
                     *             "line_item": "lin_01kjpzv280000000000000000g",
                     *             "quantity": 1,
                     *             "amount": 1200,
                     *             "tax": 0,
                     *             "discount": 0
                     *           }
                     *         ],
                     *         "shipping": 0,
                     *         "shipping_tax": 0,
                     *         "fee": 0,
                     *         "fees": [],
                     *         "adjustments": [],
                     *         "tax": 0,
                     *         "discount": 0,
                     *         "worth": 1200,
                     *         "lowers_debt": 0,
                     *         "due": 1200,
                     *         "tenders": [
                     *           {
                     *             "tender": "ten_01kjpzv280000000000000000f",
                     *             "amount": 1200,
                     *             "expected_by": "2026-03-09T10:00:00.000Z"
                     *           }
                     *         ],
                     *         "whole_only": [],
                     *         "points_taken": 0,
                     *         "coupons": [],
                     *         "offers": []
                     *       },
                     *       "worth": 1200,
                     *       "due": 1200,
                     *       "refunded": 0,
                     *       "waived": 0,
                     *       "requested_at": "2026-03-02T10:00:00.000Z",
                     *       "grace_until": "2026-03-02T10:15:00.000Z",
                     *       "released_at": null,
                     *       "refund_due_at": "2026-03-05T10:00:00.000Z",
                     *       "items": [
                     *         {
                     *           "line_item": "lin_01kjpzv280000000000000000g",
                     *           "quantity": 1,
                     *           "reason": "changed_mind",
                     *           "amount": 1200,
                     *           "tax": 0
                     *         }
                     *       ],
                     *       "refunds": [
                     *         {
                     *           "id": "rfd_01kjpzv2800000000000000011",
                     *           "tender": "ten_01kjpzv280000000000000000f",
                     *           "kind": "refund",
                     *           "method": "original_payment",
                     *           "amount": 1200,
                     *           "state": "planned",
                     *           "reference": null,
                     *           "trace": null,
                     *           "failure": null
                     *         }
                     *       ],
                     *       "supplier": [],
                     *       "timeline": [
                     *         {
                     *           "at": "2026-03-02T10:00:00.000Z",
                     *           "event": "cancellation.requested",
                     *           "by": "Ada Lovelace"
                     *         },
                     *         {
                     *           "at": "2026-03-02T10:05:00.000Z",
                     *           "event": "cancellation.accepted",
                     *           "by": "Acme"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Cancellation"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            default: components["responses"]["Refused"];
        };
    };
    "cancellations.offer": {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this write: a repeat with the same key and body gets the first answer, another body is refused. Where that answer was lost, what was done is read anew, or 409 `idempotency.answer_lost` says so. */
                "Idempotency-Key"?: string;
                /** @description The `ETag` you saw last; when there is a newer version, nothing is done. Without it the last word wins. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /** @example {} */
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    /** @description Names what you see, for `If-Match`. */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "can_01kjpzv280000000000000000q",
                     *       "number": "C-1027",
                     *       "order": "ord_01kjpzv280000000000000000e",
                     *       "order_number": "20431",
                     *       "state": "in_progress",
                     *       "origin": "customer",
                     *       "label": "Cancellation in progress [Customer]",
                     *       "version": 2,
                     *       "currency": "USD",
                     *       "quote": {
                     *         "id": "qte_01kjpzv280000000000000000p",
                     *         "hash": "52367a47210c98393e50ede140c90c0e2cee034d449bc42859e30bae3f25fe23",
                     *         "expires_at": "2026-03-02T10:30:00.000Z",
                     *         "currency": "USD",
                     *         "lines": [
                     *           {
                     *             "line_item": "lin_01kjpzv280000000000000000g",
                     *             "quantity": 1,
                     *             "amount": 1200,
                     *             "tax": 0,
                     *             "discount": 0
                     *           }
                     *         ],
                     *         "shipping": 0,
                     *         "shipping_tax": 0,
                     *         "fee": 0,
                     *         "fees": [],
                     *         "adjustments": [],
                     *         "tax": 0,
                     *         "discount": 0,
                     *         "worth": 1200,
                     *         "lowers_debt": 0,
                     *         "due": 1200,
                     *         "tenders": [
                     *           {
                     *             "tender": "ten_01kjpzv280000000000000000f",
                     *             "amount": 1200,
                     *             "expected_by": "2026-03-09T10:00:00.000Z"
                     *           }
                     *         ],
                     *         "whole_only": [],
                     *         "points_taken": 0,
                     *         "coupons": [],
                     *         "offers": []
                     *       },
                     *       "worth": 1200,
                     *       "due": 1200,
                     *       "refunded": 0,
                     *       "waived": 0,
                     *       "requested_at": "2026-03-02T10:00:00.000Z",
                     *       "grace_until": "2026-03-02T10:15:00.000Z",
                     *       "released_at": null,
                     *       "refund_due_at": "2026-03-05T10:00:00.000Z",
                     *       "items": [
                     *         {
                     *           "line_item": "lin_01kjpzv280000000000000000g",
                     *           "quantity": 1,
                     *           "reason": "changed_mind",
                     *           "amount": 1200,
                     *           "tax": 0
                     *         }
                     *       ],
                     *       "refunds": [
                     *         {
                     *           "id": "rfd_01kjpzv2800000000000000011",
                     *           "tender": "ten_01kjpzv280000000000000000f",
                     *           "kind": "refund",
                     *           "method": "original_payment",
                     *           "amount": 1200,
                     *           "state": "planned",
                     *           "reference": null,
                     *           "trace": null,
                     *           "failure": null
                     *         }
                     *       ],
                     *       "supplier": [],
                     *       "timeline": [
                     *         {
                     *           "at": "2026-03-02T10:00:00.000Z",
                     *           "event": "cancellation.requested",
                     *           "by": "Ada Lovelace"
                     *         },
                     *         {
                     *           "at": "2026-03-02T10:05:00.000Z",
                     *           "event": "cancellation.accepted",
                     *           "by": "Acme"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Cancellation"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            default: components["responses"]["Refused"];
        };
    };
    "cancellations.refunds": {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this write: a repeat with the same key and body gets the first answer, another body is refused. Where that answer was lost, what was done is read anew, or 409 `idempotency.answer_lost` says so. */
                "Idempotency-Key"?: string;
                /** @description The `ETag` you saw last; when there is a newer version, nothing is done. Without it the last word wins. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "amount": 600
                 *     }
                 */
                "application/json": components["schemas"]["RefundOrder"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    /** @description Names what you see, for `If-Match`. */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "can_01kjpzv280000000000000000q",
                     *       "number": "C-1027",
                     *       "order": "ord_01kjpzv280000000000000000e",
                     *       "order_number": "20431",
                     *       "state": "in_progress",
                     *       "origin": "customer",
                     *       "label": "Cancellation in progress [Customer]",
                     *       "version": 2,
                     *       "currency": "USD",
                     *       "quote": {
                     *         "id": "qte_01kjpzv280000000000000000p",
                     *         "hash": "52367a47210c98393e50ede140c90c0e2cee034d449bc42859e30bae3f25fe23",
                     *         "expires_at": "2026-03-02T10:30:00.000Z",
                     *         "currency": "USD",
                     *         "lines": [
                     *           {
                     *             "line_item": "lin_01kjpzv280000000000000000g",
                     *             "quantity": 1,
                     *             "amount": 1200,
                     *             "tax": 0,
                     *             "discount": 0
                     *           }
                     *         ],
                     *         "shipping": 0,
                     *         "shipping_tax": 0,
                     *         "fee": 0,
                     *         "fees": [],
                     *         "adjustments": [],
                     *         "tax": 0,
                     *         "discount": 0,
                     *         "worth": 1200,
                     *         "lowers_debt": 0,
                     *         "due": 1200,
                     *         "tenders": [
                     *           {
                     *             "tender": "ten_01kjpzv280000000000000000f",
                     *             "amount": 1200,
                     *             "expected_by": "2026-03-09T10:00:00.000Z"
                     *           }
                     *         ],
                     *         "whole_only": [],
                     *         "points_taken": 0,
                     *         "coupons": [],
                     *         "offers": []
                     *       },
                     *       "worth": 1200,
                     *       "due": 1200,
                     *       "refunded": 0,
                     *       "waived": 0,
                     *       "requested_at": "2026-03-02T10:00:00.000Z",
                     *       "grace_until": "2026-03-02T10:15:00.000Z",
                     *       "released_at": null,
                     *       "refund_due_at": "2026-03-05T10:00:00.000Z",
                     *       "items": [
                     *         {
                     *           "line_item": "lin_01kjpzv280000000000000000g",
                     *           "quantity": 1,
                     *           "reason": "changed_mind",
                     *           "amount": 1200,
                     *           "tax": 0
                     *         }
                     *       ],
                     *       "refunds": [
                     *         {
                     *           "id": "rfd_01kjpzv2800000000000000011",
                     *           "tender": "ten_01kjpzv280000000000000000f",
                     *           "kind": "refund",
                     *           "method": "original_payment",
                     *           "amount": 1200,
                     *           "state": "planned",
                     *           "reference": null,
                     *           "trace": null,
                     *           "failure": null
                     *         }
                     *       ],
                     *       "supplier": [],
                     *       "timeline": [
                     *         {
                     *           "at": "2026-03-02T10:00:00.000Z",
                     *           "event": "cancellation.requested",
                     *           "by": "Ada Lovelace"
                     *         },
                     *         {
                     *           "at": "2026-03-02T10:05:00.000Z",
                     *           "event": "cancellation.accepted",
                     *           "by": "Acme"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Cancellation"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            default: components["responses"]["Refused"];
        };
    };
    "cancellations.reject": {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this write: a repeat with the same key and body gets the first answer, another body is refused. Where that answer was lost, what was done is read anew, or 409 `idempotency.answer_lost` says so. */
                "Idempotency-Key"?: string;
                /** @description The `ETag` you saw last; when there is a newer version, nothing is done. Without it the last word wins. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "reason": "It left this morning",
                 *       "show": true
                 *     }
                 */
                "application/json": {
                    reason: string;
                    /** @default true */
                    show?: boolean;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    /** @description Names what you see, for `If-Match`. */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "can_01kjpzv280000000000000000q",
                     *       "number": "C-1027",
                     *       "order": "ord_01kjpzv280000000000000000e",
                     *       "order_number": "20431",
                     *       "state": "in_progress",
                     *       "origin": "customer",
                     *       "label": "Cancellation in progress [Customer]",
                     *       "version": 2,
                     *       "currency": "USD",
                     *       "quote": {
                     *         "id": "qte_01kjpzv280000000000000000p",
                     *         "hash": "52367a47210c98393e50ede140c90c0e2cee034d449bc42859e30bae3f25fe23",
                     *         "expires_at": "2026-03-02T10:30:00.000Z",
                     *         "currency": "USD",
                     *         "lines": [
                     *           {
                     *             "line_item": "lin_01kjpzv280000000000000000g",
                     *             "quantity": 1,
                     *             "amount": 1200,
                     *             "tax": 0,
                     *             "discount": 0
                     *           }
                     *         ],
                     *         "shipping": 0,
                     *         "shipping_tax": 0,
                     *         "fee": 0,
                     *         "fees": [],
                     *         "adjustments": [],
                     *         "tax": 0,
                     *         "discount": 0,
                     *         "worth": 1200,
                     *         "lowers_debt": 0,
                     *         "due": 1200,
                     *         "tenders": [
                     *           {
                     *             "tender": "ten_01kjpzv280000000000000000f",
                     *             "amount": 1200,
                     *             "expected_by": "2026-03-09T10:00:00.000Z"
                     *           }
                     *         ],
                     *         "whole_only": [],
                     *         "points_taken": 0,
                     *         "coupons": [],
                     *         "offers": []
                     *       },
                     *       "worth": 1200,
                     *       "due": 1200,
                     *       "refunded": 0,
                     *       "waived": 0,
                     *       "requested_at": "2026-03-02T10:00:00.000Z",
                     *       "grace_until": "2026-03-02T10:15:00.000Z",
                     *       "released_at": null,
                     *       "refund_due_at": "2026-03-05T10:00:00.000Z",
                     *       "items": [
                     *         {
                     *           "line_item": "lin_01kjpzv280000000000000000g",
                     *           "quantity": 1,
                     *           "reason": "changed_mind",
                     *           "amount": 1200,
                     *           "tax": 0
                     *         }
                     *       ],
                     *       "refunds": [
                     *         {
                     *           "id": "rfd_01kjpzv2800000000000000011",
                     *           "tender": "ten_01kjpzv280000000000000000f",
                     *           "kind": "refund",
                     *           "method": "original_payment",
                     *           "amount": 1200,
                     *           "state": "planned",
                     *           "reference": null,
                     *           "trace": null,
                     *           "failure": null
                     *         }
                     *       ],
                     *       "supplier": [],
                     *       "timeline": [
                     *         {
                     *           "at": "2026-03-02T10:00:00.000Z",
                     *           "event": "cancellation.requested",
                     *           "by": "Ada Lovelace"
                     *         },
                     *         {
                     *           "at": "2026-03-02T10:05:00.000Z",
                     *           "event": "cancellation.accepted",
                     *           "by": "Acme"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Cancellation"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            default: components["responses"]["Refused"];
        };
    };
    "cancellations.send-now": {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this write: a repeat with the same key and body gets the first answer, another body is refused. Where that answer was lost, what was done is read anew, or 409 `idempotency.answer_lost` says so. */
                "Idempotency-Key"?: string;
                /** @description The `ETag` you saw last; when there is a newer version, nothing is done. Without it the last word wins. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /** @example {} */
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    /** @description Names what you see, for `If-Match`. */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "can_01kjpzv280000000000000000q",
                     *       "number": "C-1027",
                     *       "order": "ord_01kjpzv280000000000000000e",
                     *       "order_number": "20431",
                     *       "state": "in_progress",
                     *       "origin": "customer",
                     *       "label": "Cancellation in progress [Customer]",
                     *       "version": 2,
                     *       "currency": "USD",
                     *       "quote": {
                     *         "id": "qte_01kjpzv280000000000000000p",
                     *         "hash": "52367a47210c98393e50ede140c90c0e2cee034d449bc42859e30bae3f25fe23",
                     *         "expires_at": "2026-03-02T10:30:00.000Z",
                     *         "currency": "USD",
                     *         "lines": [
                     *           {
                     *             "line_item": "lin_01kjpzv280000000000000000g",
                     *             "quantity": 1,
                     *             "amount": 1200,
                     *             "tax": 0,
                     *             "discount": 0
                     *           }
                     *         ],
                     *         "shipping": 0,
                     *         "shipping_tax": 0,
                     *         "fee": 0,
                     *         "fees": [],
                     *         "adjustments": [],
                     *         "tax": 0,
                     *         "discount": 0,
                     *         "worth": 1200,
                     *         "lowers_debt": 0,
                     *         "due": 1200,
                     *         "tenders": [
                     *           {
                     *             "tender": "ten_01kjpzv280000000000000000f",
                     *             "amount": 1200,
                     *             "expected_by": "2026-03-09T10:00:00.000Z"
                     *           }
                     *         ],
                     *         "whole_only": [],
                     *         "points_taken": 0,
                     *         "coupons": [],
                     *         "offers": []
                     *       },
                     *       "worth": 1200,
                     *       "due": 1200,
                     *       "refunded": 0,
                     *       "waived": 0,
                     *       "requested_at": "2026-03-02T10:00:00.000Z",
                     *       "grace_until": "2026-03-02T10:15:00.000Z",
                     *       "released_at": null,
                     *       "refund_due_at": "2026-03-05T10:00:00.000Z",
                     *       "items": [
                     *         {
                     *           "line_item": "lin_01kjpzv280000000000000000g",
                     *           "quantity": 1,
                     *           "reason": "changed_mind",
                     *           "amount": 1200,
                     *           "tax": 0
                     *         }
                     *       ],
                     *       "refunds": [
                     *         {
                     *           "id": "rfd_01kjpzv2800000000000000011",
                     *           "tender": "ten_01kjpzv280000000000000000f",
                     *           "kind": "refund",
                     *           "method": "original_payment",
                     *           "amount": 1200,
                     *           "state": "planned",
                     *           "reference": null,
                     *           "trace": null,
                     *           "failure": null
                     *         }
                     *       ],
                     *       "supplier": [],
                     *       "timeline": [
                     *         {
                     *           "at": "2026-03-02T10:00:00.000Z",
                     *           "event": "cancellation.requested",
                     *           "by": "Ada Lovelace"
                     *         },
                     *         {
                     *           "at": "2026-03-02T10:05:00.000Z",
                     *           "event": "cancellation.accepted",
                     *           "by": "Acme"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Cancellation"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            default: components["responses"]["Refused"];
        };
    };
    "cancellations.supplier-answers": {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this write: a repeat with the same key and body gets the first answer, another body is refused. Where that answer was lost, what was done is read anew, or 409 `idempotency.answer_lost` says so. */
                "Idempotency-Key"?: string;
                /** @description The `ETag` you saw last; when there is a newer version, nothing is done. Without it the last word wins. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "supplier_cancellation": "sca_01kjq0f6s0000000000000005d",
                 *       "answer": "approved",
                 *       "via": "email"
                 *     }
                 */
                "application/json": {
                    supplier_cancellation: string;
                    /** @enum {string} */
                    answer: "approved" | "partly_approved" | "declined";
                    note?: string;
                    /** @enum {string} */
                    via?: "phone" | "email" | "site";
                    items?: {
                        line_item: string;
                        quantity: number;
                    }[];
                    pays_back?: number;
                    /** Format: date */
                    pays_back_on?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    /** @description Names what you see, for `If-Match`. */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "can_01kjpzv280000000000000000q",
                     *       "number": "C-1027",
                     *       "order": "ord_01kjpzv280000000000000000e",
                     *       "order_number": "20431",
                     *       "state": "in_progress",
                     *       "origin": "customer",
                     *       "label": "Cancellation in progress [Customer]",
                     *       "version": 2,
                     *       "currency": "USD",
                     *       "quote": {
                     *         "id": "qte_01kjpzv280000000000000000p",
                     *         "hash": "52367a47210c98393e50ede140c90c0e2cee034d449bc42859e30bae3f25fe23",
                     *         "expires_at": "2026-03-02T10:30:00.000Z",
                     *         "currency": "USD",
                     *         "lines": [
                     *           {
                     *             "line_item": "lin_01kjpzv280000000000000000g",
                     *             "quantity": 1,
                     *             "amount": 1200,
                     *             "tax": 0,
                     *             "discount": 0
                     *           }
                     *         ],
                     *         "shipping": 0,
                     *         "shipping_tax": 0,
                     *         "fee": 0,
                     *         "fees": [],
                     *         "adjustments": [],
                     *         "tax": 0,
                     *         "discount": 0,
                     *         "worth": 1200,
                     *         "lowers_debt": 0,
                     *         "due": 1200,
                     *         "tenders": [
                     *           {
                     *             "tender": "ten_01kjpzv280000000000000000f",
                     *             "amount": 1200,
                     *             "expected_by": "2026-03-09T10:00:00.000Z"
                     *           }
                     *         ],
                     *         "whole_only": [],
                     *         "points_taken": 0,
                     *         "coupons": [],
                     *         "offers": []
                     *       },
                     *       "worth": 1200,
                     *       "due": 1200,
                     *       "refunded": 0,
                     *       "waived": 0,
                     *       "requested_at": "2026-03-02T10:00:00.000Z",
                     *       "grace_until": "2026-03-02T10:15:00.000Z",
                     *       "released_at": null,
                     *       "refund_due_at": "2026-03-05T10:00:00.000Z",
                     *       "items": [
                     *         {
                     *           "line_item": "lin_01kjpzv280000000000000000g",
                     *           "quantity": 1,
                     *           "reason": "changed_mind",
                     *           "amount": 1200,
                     *           "tax": 0
                     *         }
                     *       ],
                     *       "refunds": [
                     *         {
                     *           "id": "rfd_01kjpzv2800000000000000011",
                     *           "tender": "ten_01kjpzv280000000000000000f",
                     *           "kind": "refund",
                     *           "method": "original_payment",
                     *           "amount": 1200,
                     *           "state": "planned",
                     *           "reference": null,
                     *           "trace": null,
                     *           "failure": null
                     *         }
                     *       ],
                     *       "supplier": [],
                     *       "timeline": [
                     *         {
                     *           "at": "2026-03-02T10:00:00.000Z",
                     *           "event": "cancellation.requested",
                     *           "by": "Ada Lovelace"
                     *         },
                     *         {
                     *           "at": "2026-03-02T10:05:00.000Z",
                     *           "event": "cancellation.accepted",
                     *           "by": "Acme"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Cancellation"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            default: components["responses"]["Refused"];
        };
    };
    "cancellations.unaccept": {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this write: a repeat with the same key and body gets the first answer, another body is refused. Where that answer was lost, what was done is read anew, or 409 `idempotency.answer_lost` says so. */
                "Idempotency-Key"?: string;
                /** @description The `ETag` you saw last; when there is a newer version, nothing is done. Without it the last word wins. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /** @example {} */
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    /** @description Names what you see, for `If-Match`. */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "can_01kjpzv280000000000000000q",
                     *       "number": "C-1027",
                     *       "order": "ord_01kjpzv280000000000000000e",
                     *       "order_number": "20431",
                     *       "state": "in_progress",
                     *       "origin": "customer",
                     *       "label": "Cancellation in progress [Customer]",
                     *       "version": 2,
                     *       "currency": "USD",
                     *       "quote": {
                     *         "id": "qte_01kjpzv280000000000000000p",
                     *         "hash": "52367a47210c98393e50ede140c90c0e2cee034d449bc42859e30bae3f25fe23",
                     *         "expires_at": "2026-03-02T10:30:00.000Z",
                     *         "currency": "USD",
                     *         "lines": [
                     *           {
                     *             "line_item": "lin_01kjpzv280000000000000000g",
                     *             "quantity": 1,
                     *             "amount": 1200,
                     *             "tax": 0,
                     *             "discount": 0
                     *           }
                     *         ],
                     *         "shipping": 0,
                     *         "shipping_tax": 0,
                     *         "fee": 0,
                     *         "fees": [],
                     *         "adjustments": [],
                     *         "tax": 0,
                     *         "discount": 0,
                     *         "worth": 1200,
                     *         "lowers_debt": 0,
                     *         "due": 1200,
                     *         "tenders": [
                     *           {
                     *             "tender": "ten_01kjpzv280000000000000000f",
                     *             "amount": 1200,
                     *             "expected_by": "2026-03-09T10:00:00.000Z"
                     *           }
                     *         ],
                     *         "whole_only": [],
                     *         "points_taken": 0,
                     *         "coupons": [],
                     *         "offers": []
                     *       },
                     *       "worth": 1200,
                     *       "due": 1200,
                     *       "refunded": 0,
                     *       "waived": 0,
                     *       "requested_at": "2026-03-02T10:00:00.000Z",
                     *       "grace_until": "2026-03-02T10:15:00.000Z",
                     *       "released_at": null,
                     *       "refund_due_at": "2026-03-05T10:00:00.000Z",
                     *       "items": [
                     *         {
                     *           "line_item": "lin_01kjpzv280000000000000000g",
                     *           "quantity": 1,
                     *           "reason": "changed_mind",
                     *           "amount": 1200,
                     *           "tax": 0
                     *         }
                     *       ],
                     *       "refunds": [
                     *         {
                     *           "id": "rfd_01kjpzv2800000000000000011",
                     *           "tender": "ten_01kjpzv280000000000000000f",
                     *           "kind": "refund",
                     *           "method": "original_payment",
                     *           "amount": 1200,
                     *           "state": "planned",
                     *           "reference": null,
                     *           "trace": null,
                     *           "failure": null
                     *         }
                     *       ],
                     *       "supplier": [],
                     *       "timeline": [
                     *         {
                     *           "at": "2026-03-02T10:00:00.000Z",
                     *           "event": "cancellation.requested",
                     *           "by": "Ada Lovelace"
                     *         },
                     *         {
                     *           "at": "2026-03-02T10:05:00.000Z",
                     *           "event": "cancellation.accepted",
                     *           "by": "Acme"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Cancellation"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            default: components["responses"]["Refused"];
        };
    };
    "cancellations.undo.see": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "possible": true,
                     *       "at_risk": 1200,
                     *       "rows": [
                     *         {
                     *           "effect": "gateway_refunded",
                     *           "color": "recoverable",
                     *           "at_risk": 1200,
                     *           "remedy": "recapture_or_balance_due",
                     *           "answered": false,
                     *           "about": "rfd_01kjpzv2800000000000000011",
                     *           "blocks": false
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["LossMeter"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooMany"];
            default: components["responses"]["Refused"];
        };
    };
    "cancellations.undo": {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this write: a repeat with the same key and body gets the first answer, another body is refused. Where that answer was lost, what was done is read anew, or 409 `idempotency.answer_lost` says so. */
                "Idempotency-Key"?: string;
                /** @description The `ETag` you saw last; when there is a newer version, nothing is done. Without it the last word wins. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "answers": [
                 *         {
                 *           "effect": "gateway_refunded",
                 *           "answer": "balance_due"
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": {
                    /** @default [] */
                    answers?: {
                        effect: string;
                        refund?: string;
                        answer?: string;
                        amount?: number;
                        /** Format: date */
                        date?: string;
                        reference?: string;
                    }[];
                    accept_loss?: number;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    /** @description Names what you see, for `If-Match`. */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "can_01kjpzv280000000000000000q",
                     *       "number": "C-1027",
                     *       "order": "ord_01kjpzv280000000000000000e",
                     *       "order_number": "20431",
                     *       "state": "in_progress",
                     *       "origin": "customer",
                     *       "label": "Cancellation in progress [Customer]",
                     *       "version": 2,
                     *       "currency": "USD",
                     *       "quote": {
                     *         "id": "qte_01kjpzv280000000000000000p",
                     *         "hash": "52367a47210c98393e50ede140c90c0e2cee034d449bc42859e30bae3f25fe23",
                     *         "expires_at": "2026-03-02T10:30:00.000Z",
                     *         "currency": "USD",
                     *         "lines": [
                     *           {
                     *             "line_item": "lin_01kjpzv280000000000000000g",
                     *             "quantity": 1,
                     *             "amount": 1200,
                     *             "tax": 0,
                     *             "discount": 0
                     *           }
                     *         ],
                     *         "shipping": 0,
                     *         "shipping_tax": 0,
                     *         "fee": 0,
                     *         "fees": [],
                     *         "adjustments": [],
                     *         "tax": 0,
                     *         "discount": 0,
                     *         "worth": 1200,
                     *         "lowers_debt": 0,
                     *         "due": 1200,
                     *         "tenders": [
                     *           {
                     *             "tender": "ten_01kjpzv280000000000000000f",
                     *             "amount": 1200,
                     *             "expected_by": "2026-03-09T10:00:00.000Z"
                     *           }
                     *         ],
                     *         "whole_only": [],
                     *         "points_taken": 0,
                     *         "coupons": [],
                     *         "offers": []
                     *       },
                     *       "worth": 1200,
                     *       "due": 1200,
                     *       "refunded": 0,
                     *       "waived": 0,
                     *       "requested_at": "2026-03-02T10:00:00.000Z",
                     *       "grace_until": "2026-03-02T10:15:00.000Z",
                     *       "released_at": null,
                     *       "refund_due_at": "2026-03-05T10:00:00.000Z",
                     *       "items": [
                     *         {
                     *           "line_item": "lin_01kjpzv280000000000000000g",
                     *           "quantity": 1,
                     *           "reason": "changed_mind",
                     *           "amount": 1200,
                     *           "tax": 0
                     *         }
                     *       ],
                     *       "refunds": [
                     *         {
                     *           "id": "rfd_01kjpzv2800000000000000011",
                     *           "tender": "ten_01kjpzv280000000000000000f",
                     *           "kind": "refund",
                     *           "method": "original_payment",
                     *           "amount": 1200,
                     *           "state": "planned",
                     *           "reference": null,
                     *           "trace": null,
                     *           "failure": null
                     *         }
                     *       ],
                     *       "supplier": [],
                     *       "timeline": [
                     *         {
                     *           "at": "2026-03-02T10:00:00.000Z",
                     *           "event": "cancellation.requested",
                     *           "by": "Ada Lovelace"
                     *         },
                     *         {
                     *           "at": "2026-03-02T10:05:00.000Z",
                     *           "event": "cancellation.accepted",
                     *           "by": "Acme"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Cancellation"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            default: components["responses"]["Refused"];
        };
    };
    "cancellations.waive": {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this write: a repeat with the same key and body gets the first answer, another body is refused. Where that answer was lost, what was done is read anew, or 409 `idempotency.answer_lost` says so. */
                "Idempotency-Key"?: string;
                /** @description The `ETag` you saw last; when there is a newer version, nothing is done. Without it the last word wins. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "reason": "Agreed on the telephone"
                 *     }
                 */
                "application/json": {
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    /** @description Names what you see, for `If-Match`. */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "can_01kjpzv280000000000000000q",
                     *       "number": "C-1027",
                     *       "order": "ord_01kjpzv280000000000000000e",
                     *       "order_number": "20431",
                     *       "state": "in_progress",
                     *       "origin": "customer",
                     *       "label": "Cancellation in progress [Customer]",
                     *       "version": 2,
                     *       "currency": "USD",
                     *       "quote": {
                     *         "id": "qte_01kjpzv280000000000000000p",
                     *         "hash": "52367a47210c98393e50ede140c90c0e2cee034d449bc42859e30bae3f25fe23",
                     *         "expires_at": "2026-03-02T10:30:00.000Z",
                     *         "currency": "USD",
                     *         "lines": [
                     *           {
                     *             "line_item": "lin_01kjpzv280000000000000000g",
                     *             "quantity": 1,
                     *             "amount": 1200,
                     *             "tax": 0,
                     *             "discount": 0
                     *           }
                     *         ],
                     *         "shipping": 0,
                     *         "shipping_tax": 0,
                     *         "fee": 0,
                     *         "fees": [],
                     *         "adjustments": [],
                     *         "tax": 0,
                     *         "discount": 0,
                     *         "worth": 1200,
                     *         "lowers_debt": 0,
                     *         "due": 1200,
                     *         "tenders": [
                     *           {
                     *             "tender": "ten_01kjpzv280000000000000000f",
                     *             "amount": 1200,
                     *             "expected_by": "2026-03-09T10:00:00.000Z"
                     *           }
                     *         ],
                     *         "whole_only": [],
                     *         "points_taken": 0,
                     *         "coupons": [],
                     *         "offers": []
                     *       },
                     *       "worth": 1200,
                     *       "due": 1200,
                     *       "refunded": 0,
                     *       "waived": 0,
                     *       "requested_at": "2026-03-02T10:00:00.000Z",
                     *       "grace_until": "2026-03-02T10:15:00.000Z",
                     *       "released_at": null,
                     *       "refund_due_at": "2026-03-05T10:00:00.000Z",
                     *       "items": [
                     *         {
                     *           "line_item": "lin_01kjpzv280000000000000000g",
                     *           "quantity": 1,
                     *           "reason": "changed_mind",
                     *           "amount": 1200,
                     *           "tax": 0
                     *         }
                     *       ],
                     *       "refunds": [
                     *         {
                     *           "id": "rfd_01kjpzv2800000000000000011",
                     *           "tender": "ten_01kjpzv280000000000000000f",
                     *           "kind": "refund",
                     *           "method": "original_payment",
                     *           "amount": 1200,
                     *           "state": "planned",
                     *           "reference": null,
                     *           "trace": null,
                     *           "failure": null
                     *         }
                     *       ],
                     *       "supplier": [],
                     *       "timeline": [
                     *         {
                     *           "at": "2026-03-02T10:00:00.000Z",
                     *           "event": "cancellation.requested",
                     *           "by": "Ada Lovelace"
                     *         },
                     *         {
                     *           "at": "2026-03-02T10:05:00.000Z",
                     *           "event": "cancellation.accepted",
                     *           "by": "Acme"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Cancellation"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            default: components["responses"]["Refused"];
        };
    };
    "cancellations.withdraw": {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this write: a repeat with the same key and body gets the first answer, another body is refused. Where that answer was lost, what was done is read anew, or 409 `idempotency.answer_lost` says so. */
                "Idempotency-Key"?: string;
                /** @description The `ETag` you saw last; when there is a newer version, nothing is done. Without it the last word wins. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /** @example {} */
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    /** @description Names what you see, for `If-Match`. */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "can_01kjpzv280000000000000000q",
                     *       "number": "C-1027",
                     *       "order": "ord_01kjpzv280000000000000000e",
                     *       "order_number": "20431",
                     *       "state": "in_progress",
                     *       "origin": "customer",
                     *       "label": "Cancellation in progress [Customer]",
                     *       "version": 2,
                     *       "currency": "USD",
                     *       "quote": {
                     *         "id": "qte_01kjpzv280000000000000000p",
                     *         "hash": "52367a47210c98393e50ede140c90c0e2cee034d449bc42859e30bae3f25fe23",
                     *         "expires_at": "2026-03-02T10:30:00.000Z",
                     *         "currency": "USD",
                     *         "lines": [
                     *           {
                     *             "line_item": "lin_01kjpzv280000000000000000g",
                     *             "quantity": 1,
                     *             "amount": 1200,
                     *             "tax": 0,
                     *             "discount": 0
                     *           }
                     *         ],
                     *         "shipping": 0,
                     *         "shipping_tax": 0,
                     *         "fee": 0,
                     *         "fees": [],
                     *         "adjustments": [],
                     *         "tax": 0,
                     *         "discount": 0,
                     *         "worth": 1200,
                     *         "lowers_debt": 0,
                     *         "due": 1200,
                     *         "tenders": [
                     *           {
                     *             "tender": "ten_01kjpzv280000000000000000f",
                     *             "amount": 1200,
                     *             "expected_by": "2026-03-09T10:00:00.000Z"
                     *           }
                     *         ],
                     *         "whole_only": [],
                     *         "points_taken": 0,
                     *         "coupons": [],
                     *         "offers": []
                     *       },
                     *       "worth": 1200,
                     *       "due": 1200,
                     *       "refunded": 0,
                     *       "waived": 0,
                     *       "requested_at": "2026-03-02T10:00:00.000Z",
                     *       "grace_until": "2026-03-02T10:15:00.000Z",
                     *       "released_at": null,
                     *       "refund_due_at": "2026-03-05T10:00:00.000Z",
                     *       "items": [
                     *         {
                     *           "line_item": "lin_01kjpzv280000000000000000g",
                     *           "quantity": 1,
                     *           "reason": "changed_mind",
                     *           "amount": 1200,
                     *           "tax": 0
                     *         }
                     *       ],
                     *       "refunds": [
                     *         {
                     *           "id": "rfd_01kjpzv2800000000000000011",
                     *           "tender": "ten_01kjpzv280000000000000000f",
                     *           "kind": "refund",
                     *           "method": "original_payment",
                     *           "amount": 1200,
                     *           "state": "planned",
                     *           "reference": null,
                     *           "trace": null,
                     *           "failure": null
                     *         }
                     *       ],
                     *       "supplier": [],
                     *       "timeline": [
                     *         {
                     *           "at": "2026-03-02T10:00:00.000Z",
                     *           "event": "cancellation.requested",
                     *           "by": "Ada Lovelace"
                     *         },
                     *         {
                     *           "at": "2026-03-02T10:05:00.000Z",
                     *           "event": "cancellation.accepted",
                     *           "by": "Acme"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Cancellation"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            default: components["responses"]["Refused"];
        };
    };
    "connections.list": {
        parameters: {
            query?: {
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "con_01kjpzv2800000000000000021",
                     *           "kind": "shopify",
                     *           "role": "buyer",
                     *           "name": "Our store",
                     *           "state": "on",
                     *           "version": 1,
                     *           "base_url": null,
                     *           "settings": {
                     *             "shop": "our-store"
                     *           },
                     *           "webhook_url": "https://shop.example/webhooks/shopify/con_01kjpzv2800000000000000021",
                     *           "webhooks": [
                     *             "ORDERS_CREATE"
                     *           ],
                     *           "missing": [
                     *             "write_order_edits"
                     *           ],
                     *           "trouble": null,
                     *           "failing_since": null,
                     *           "webhooks_refused": 0,
                     *           "webhooks_refused_at": null,
                     *           "last_in_at": "2026-03-02T10:12:00.000Z",
                     *           "last_out_at": null,
                     *           "created_at": "2026-03-02T10:00:00.000Z"
                     *         }
                     *       ],
                     *       "next": null
                     *     }
                     */
                    "application/json": {
                        items: components["schemas"]["Connection"][];
                        next: string | null;
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            default: components["responses"]["Refused"];
        };
    };
    "connections.create": {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this write: a repeat with the same key and body gets the first answer, another body is refused. Where that answer was lost, what was done is read anew, or 409 `idempotency.answer_lost` says so. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "kind": "shopify",
                 *       "role": "buyer",
                 *       "name": "Our store",
                 *       "credentials": {
                 *         "shop": "our-store",
                 *         "access_token": "shpat_…",
                 *         "client_secret": "shpss_…"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["NewConnection"];
            };
        };
        responses: {
            /** @description Made */
            201: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    /** @description Names what you see, for `If-Match`. */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "con_01kjpzv2800000000000000021",
                     *       "kind": "shopify",
                     *       "role": "buyer",
                     *       "name": "Our store",
                     *       "state": "on",
                     *       "version": 1,
                     *       "base_url": null,
                     *       "settings": {
                     *         "shop": "our-store"
                     *       },
                     *       "webhook_url": "https://shop.example/webhooks/shopify/con_01kjpzv2800000000000000021",
                     *       "webhooks": [
                     *         "ORDERS_CREATE"
                     *       ],
                     *       "missing": [
                     *         "write_order_edits"
                     *       ],
                     *       "trouble": null,
                     *       "failing_since": null,
                     *       "webhooks_refused": 0,
                     *       "webhooks_refused_at": null,
                     *       "last_in_at": "2026-03-02T10:12:00.000Z",
                     *       "last_out_at": null,
                     *       "created_at": "2026-03-02T10:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Connection"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            default: components["responses"]["Refused"];
        };
    };
    "connections.see": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    /** @description Names what you see, for `If-Match`. */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "con_01kjpzv2800000000000000021",
                     *       "kind": "shopify",
                     *       "role": "buyer",
                     *       "name": "Our store",
                     *       "state": "on",
                     *       "version": 1,
                     *       "base_url": null,
                     *       "settings": {
                     *         "shop": "our-store"
                     *       },
                     *       "webhook_url": "https://shop.example/webhooks/shopify/con_01kjpzv2800000000000000021",
                     *       "webhooks": [
                     *         "ORDERS_CREATE"
                     *       ],
                     *       "missing": [
                     *         "write_order_edits"
                     *       ],
                     *       "trouble": null,
                     *       "failing_since": null,
                     *       "webhooks_refused": 0,
                     *       "webhooks_refused_at": null,
                     *       "last_in_at": "2026-03-02T10:12:00.000Z",
                     *       "last_out_at": null,
                     *       "created_at": "2026-03-02T10:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Connection"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooMany"];
            default: components["responses"]["Refused"];
        };
    };
    "connections.remove": {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this write: a repeat with the same key and body gets the first answer, another body is refused. Where that answer was lost, what was done is read anew, or 409 `idempotency.answer_lost` says so. */
                "Idempotency-Key"?: string;
                /** @description The `ETag` you saw last; when there is a newer version, nothing is done. Without it the last word wins. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    /** @description Names what you see, for `If-Match`. */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "con_01kjpzv2800000000000000021",
                     *       "kind": "shopify",
                     *       "role": "buyer",
                     *       "name": "Our store",
                     *       "state": "on",
                     *       "version": 1,
                     *       "base_url": null,
                     *       "settings": {
                     *         "shop": "our-store"
                     *       },
                     *       "webhook_url": "https://shop.example/webhooks/shopify/con_01kjpzv2800000000000000021",
                     *       "webhooks": [
                     *         "ORDERS_CREATE"
                     *       ],
                     *       "missing": [
                     *         "write_order_edits"
                     *       ],
                     *       "trouble": null,
                     *       "failing_since": null,
                     *       "webhooks_refused": 0,
                     *       "webhooks_refused_at": null,
                     *       "last_in_at": "2026-03-02T10:12:00.000Z",
                     *       "last_out_at": null,
                     *       "created_at": "2026-03-02T10:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Connection"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            default: components["responses"]["Refused"];
        };
    };
    "connections.change": {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this write: a repeat with the same key and body gets the first answer, another body is refused. Where that answer was lost, what was done is read anew, or 409 `idempotency.answer_lost` says so. */
                "Idempotency-Key"?: string;
                /** @description The `ETag` you saw last; when there is a newer version, nothing is done. Without it the last word wins. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "name": "Our store in Lyon",
                 *       "credentials": {
                 *         "access_token": "shpat_…"
                 *       },
                 *       "state": "on"
                 *     }
                 */
                "application/json": components["schemas"]["ConnectionPatch"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    /** @description Names what you see, for `If-Match`. */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "con_01kjpzv2800000000000000021",
                     *       "kind": "shopify",
                     *       "role": "buyer",
                     *       "name": "Our store",
                     *       "state": "on",
                     *       "version": 1,
                     *       "base_url": null,
                     *       "settings": {
                     *         "shop": "our-store"
                     *       },
                     *       "webhook_url": "https://shop.example/webhooks/shopify/con_01kjpzv2800000000000000021",
                     *       "webhooks": [
                     *         "ORDERS_CREATE"
                     *       ],
                     *       "missing": [
                     *         "write_order_edits"
                     *       ],
                     *       "trouble": null,
                     *       "failing_since": null,
                     *       "webhooks_refused": 0,
                     *       "webhooks_refused_at": null,
                     *       "last_in_at": "2026-03-02T10:12:00.000Z",
                     *       "last_out_at": null,
                     *       "created_at": "2026-03-02T10:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Connection"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            default: components["responses"]["Refused"];
        };
    };
    "connections.test": {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this write: a repeat with the same key and body gets the first answer, another body is refused. Where that answer was lost, what was done is read anew, or 409 `idempotency.answer_lost` says so. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /** @example {} */
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    /** @description Names what you see, for `If-Match`. */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "con_01kjpzv2800000000000000021",
                     *       "kind": "shopify",
                     *       "role": "buyer",
                     *       "name": "Our store",
                     *       "state": "on",
                     *       "version": 1,
                     *       "base_url": null,
                     *       "settings": {
                     *         "shop": "our-store"
                     *       },
                     *       "webhook_url": "https://shop.example/webhooks/shopify/con_01kjpzv2800000000000000021",
                     *       "webhooks": [
                     *         "ORDERS_CREATE"
                     *       ],
                     *       "missing": [
                     *         "write_order_edits"
                     *       ],
                     *       "trouble": null,
                     *       "failing_since": null,
                     *       "webhooks_refused": 0,
                     *       "webhooks_refused_at": null,
                     *       "last_in_at": "2026-03-02T10:12:00.000Z",
                     *       "last_out_at": null,
                     *       "created_at": "2026-03-02T10:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Connection"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            default: components["responses"]["Refused"];
        };
    };
    "events.list": {
        parameters: {
            query?: {
                after?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "events": [
                     *         {
                     *           "id": "evt_01kjpzv280000000000000000x",
                     *           "at": "2026-03-02T10:05:00.000Z",
                     *           "event": "cancellation.accepted",
                     *           "subject": "can_01kjpzv280000000000000000q",
                     *           "order": "ord_01kjpzv280000000000000000e",
                     *           "cancellation": "can_01kjpzv280000000000000000q",
                     *           "by": "Acme",
                     *           "data": {
                     *             "due": 1200,
                     *             "currency": "USD"
                     *           }
                     *         }
                     *       ],
                     *       "next": "42"
                     *     }
                     */
                    "application/json": components["schemas"]["EventFeed"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            default: components["responses"]["Refused"];
        };
    };
    "orders.list": {
        parameters: {
            query?: {
                search?: string;
                /** @description Not together with `search`. */
                updated_since?: string;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "ord_01kjpzv280000000000000000e",
                     *           "number": "20431",
                     *           "currency": "USD",
                     *           "total": 3200,
                     *           "email": "ada@example.com",
                     *           "name": "Ada Lovelace",
                     *           "region": "US",
                     *           "placed_at": "2026-03-02T09:00:00.000Z",
                     *           "units": {
                     *             "open": 1,
                     *             "held": 1,
                     *             "canceled": 0,
                     *             "fulfilling": 0,
                     *             "shipped": 0,
                     *             "delivered": 0
                     *           }
                     *         }
                     *       ],
                     *       "next": null
                     *     }
                     */
                    "application/json": {
                        items: components["schemas"]["OrderSummary"][];
                        next: string | null;
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            default: components["responses"]["Refused"];
        };
    };
    "orders.create": {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this write: a repeat with the same key and body gets the first answer, another body is refused. Where that answer was lost, what was done is read anew, or 409 `idempotency.answer_lost` says so. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "number": "20431",
                 *       "email": "ada@example.com",
                 *       "name": "Ada Lovelace",
                 *       "currency": "USD",
                 *       "placed_at": "2026-03-02T09:00:00Z",
                 *       "region": "US",
                 *       "line_items": [
                 *         {
                 *           "sku": "DESK",
                 *           "title": "Walnut desk",
                 *           "quantity": 2,
                 *           "unit_price": 1200
                 *         }
                 *       ],
                 *       "charges": [
                 *         {
                 *           "kind": "shipping",
                 *           "amount": 800
                 *         }
                 *       ],
                 *       "tenders": [
                 *         {
                 *           "kind": "card",
                 *           "gateway": "stripe",
                 *           "reference": "pi_3QX",
                 *           "captured": 3200
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["OrderInput"];
            };
        };
        responses: {
            /** @description Made */
            201: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "ord_01kjpzv280000000000000000e",
                     *       "number": "20431",
                     *       "currency": "USD",
                     *       "total": 3200,
                     *       "owed": 0,
                     *       "state": "open",
                     *       "email": "ada@example.com",
                     *       "name": "Ada Lovelace",
                     *       "region": "US",
                     *       "locale": "en",
                     *       "placed_at": "2026-03-02T09:00:00.000Z",
                     *       "line_items": [
                     *         {
                     *           "id": "lin_01kjpzv280000000000000000g",
                     *           "sku": "DESK",
                     *           "title": "Walnut desk",
                     *           "quantity": 2,
                     *           "unit_price": 1200,
                     *           "discount": 0,
                     *           "tax": 0,
                     *           "paid": 2400,
                     *           "supplier": null,
                     *           "units": {
                     *             "open": 1,
                     *             "held": 1,
                     *             "canceled": 0,
                     *             "fulfilling": 0,
                     *             "shipped": 0,
                     *             "delivered": 0
                     *           }
                     *         }
                     *       ],
                     *       "charges": [
                     *         {
                     *           "kind": "shipping",
                     *           "amount": 800,
                     *           "tax": 0
                     *         }
                     *       ],
                     *       "tenders": [
                     *         {
                     *           "id": "ten_01kjpzv280000000000000000f",
                     *           "kind": "card",
                     *           "reference": "pi_3QX",
                     *           "authorized": 3200,
                     *           "captured": 3200,
                     *           "refunded": 0,
                     *           "reserved": 1200,
                     *           "charged_back": 0,
                     *           "over_returned": 0
                     *         }
                     *       ],
                     *       "cancellations": [
                     *         "can_01kjpzv280000000000000000q"
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Order"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            default: components["responses"]["Refused"];
        };
    };
    "orders.see": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "ord_01kjpzv280000000000000000e",
                     *       "number": "20431",
                     *       "currency": "USD",
                     *       "total": 3200,
                     *       "owed": 0,
                     *       "state": "open",
                     *       "email": "ada@example.com",
                     *       "name": "Ada Lovelace",
                     *       "region": "US",
                     *       "locale": "en",
                     *       "placed_at": "2026-03-02T09:00:00.000Z",
                     *       "line_items": [
                     *         {
                     *           "id": "lin_01kjpzv280000000000000000g",
                     *           "sku": "DESK",
                     *           "title": "Walnut desk",
                     *           "quantity": 2,
                     *           "unit_price": 1200,
                     *           "discount": 0,
                     *           "tax": 0,
                     *           "paid": 2400,
                     *           "supplier": null,
                     *           "units": {
                     *             "open": 1,
                     *             "held": 1,
                     *             "canceled": 0,
                     *             "fulfilling": 0,
                     *             "shipped": 0,
                     *             "delivered": 0
                     *           }
                     *         }
                     *       ],
                     *       "charges": [
                     *         {
                     *           "kind": "shipping",
                     *           "amount": 800,
                     *           "tax": 0
                     *         }
                     *       ],
                     *       "tenders": [
                     *         {
                     *           "id": "ten_01kjpzv280000000000000000f",
                     *           "kind": "card",
                     *           "reference": "pi_3QX",
                     *           "authorized": 3200,
                     *           "captured": 3200,
                     *           "refunded": 0,
                     *           "reserved": 1200,
                     *           "charged_back": 0,
                     *           "over_returned": 0
                     *         }
                     *       ],
                     *       "cancellations": [
                     *         "can_01kjpzv280000000000000000q"
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Order"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooMany"];
            default: components["responses"]["Refused"];
        };
    };
    "orders.fulfillments": {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this write: a repeat with the same key and body gets the first answer, another body is refused. Where that answer was lost, what was done is read anew, or 409 `idempotency.answer_lost` says so. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "action": "pack",
                 *       "items": [
                 *         {
                 *           "line_item": "lin_01kjpzv280000000000000000g",
                 *           "quantity": 1
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["FulfillmentInput"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "ord_01kjpzv280000000000000000e",
                     *       "number": "20431",
                     *       "currency": "USD",
                     *       "total": 3200,
                     *       "owed": 0,
                     *       "state": "open",
                     *       "email": "ada@example.com",
                     *       "name": "Ada Lovelace",
                     *       "region": "US",
                     *       "locale": "en",
                     *       "placed_at": "2026-03-02T09:00:00.000Z",
                     *       "line_items": [
                     *         {
                     *           "id": "lin_01kjpzv280000000000000000g",
                     *           "sku": "DESK",
                     *           "title": "Walnut desk",
                     *           "quantity": 2,
                     *           "unit_price": 1200,
                     *           "discount": 0,
                     *           "tax": 0,
                     *           "paid": 2400,
                     *           "supplier": null,
                     *           "units": {
                     *             "open": 1,
                     *             "held": 1,
                     *             "canceled": 0,
                     *             "fulfilling": 0,
                     *             "shipped": 0,
                     *             "delivered": 0
                     *           }
                     *         }
                     *       ],
                     *       "charges": [
                     *         {
                     *           "kind": "shipping",
                     *           "amount": 800,
                     *           "tax": 0
                     *         }
                     *       ],
                     *       "tenders": [
                     *         {
                     *           "id": "ten_01kjpzv280000000000000000f",
                     *           "kind": "card",
                     *           "reference": "pi_3QX",
                     *           "authorized": 3200,
                     *           "captured": 3200,
                     *           "refunded": 0,
                     *           "reserved": 1200,
                     *           "charged_back": 0,
                     *           "over_returned": 0
                     *         }
                     *       ],
                     *       "cancellations": [
                     *         "can_01kjpzv280000000000000000q"
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Order"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            default: components["responses"]["Refused"];
        };
    };
    "orders.returns.list": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "ret_01kjpzv2800000000000000031",
                     *           "order": "ord_01kjpzv280000000000000000e",
                     *           "cancellation": null,
                     *           "state": "open",
                     *           "opened_at": "2026-03-02T10:00:00.000Z",
                     *           "received_at": null,
                     *           "proven_at": null,
                     *           "items": [
                     *             {
                     *               "line_item": "lin_01kjpzv280000000000000000g",
                     *               "quantity": 1
                     *             }
                     *           ]
                     *         }
                     *       ],
                     *       "next": null
                     *     }
                     */
                    "application/json": {
                        items: components["schemas"]["Return"][];
                        next: string | null;
                    };
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooMany"];
            default: components["responses"]["Refused"];
        };
    };
    "policy.see": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    /** @description Names what you see, for `If-Match`. */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PolicyInForce"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooMany"];
            default: components["responses"]["Refused"];
        };
    };
    "policy.change": {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this write: a repeat with the same key and body gets the first answer, another body is refused. Where that answer was lost, what was done is read anew, or 409 `idempotency.answer_lost` says so. */
                "Idempotency-Key"?: string;
                /** @description The `ETag` you saw last; when there is a newer version, nothing is done. Without it the last word wins. */
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "grace_minutes": 15,
                 *       "fee": {
                 *         "percent": 5
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["PolicyChange"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    /** @description Names what you see, for `If-Match`. */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PolicyInForce"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            default: components["responses"]["Refused"];
        };
    };
    "quotes.create": {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this write: a repeat with the same key and body gets the first answer, another body is refused. Where that answer was lost, what was done is read anew, or 409 `idempotency.answer_lost` says so. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "order": "ord_01kjpzv280000000000000000e",
                 *       "items": [
                 *         {
                 *           "line_item": "lin_01kjpzv280000000000000000g",
                 *           "quantity": 1
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["QuoteRequest"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "qte_01kjpzv280000000000000000p",
                     *       "hash": "52367a47210c98393e50ede140c90c0e2cee034d449bc42859e30bae3f25fe23",
                     *       "expires_at": "2026-03-02T10:30:00.000Z",
                     *       "currency": "USD",
                     *       "lines": [
                     *         {
                     *           "line_item": "lin_01kjpzv280000000000000000g",
                     *           "quantity": 1,
                     *           "amount": 1200,
                     *           "tax": 0,
                     *           "discount": 0
                     *         }
                     *       ],
                     *       "shipping": 0,
                     *       "shipping_tax": 0,
                     *       "fee": 0,
                     *       "fees": [],
                     *       "adjustments": [],
                     *       "tax": 0,
                     *       "discount": 0,
                     *       "worth": 1200,
                     *       "lowers_debt": 0,
                     *       "due": 1200,
                     *       "tenders": [
                     *         {
                     *           "tender": "ten_01kjpzv280000000000000000f",
                     *           "amount": 1200,
                     *           "expected_by": "2026-03-09T10:00:00.000Z"
                     *         }
                     *       ],
                     *       "whole_only": [],
                     *       "points_taken": 0,
                     *       "coupons": [],
                     *       "offers": []
                     *     }
                     */
                    "application/json": components["schemas"]["Quote"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            default: components["responses"]["Refused"];
        };
    };
    "reasons.see": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "reasons": [
                     *         {
                     *           "code": "changed_mind",
                     *           "text": "I changed my mind",
                     *           "on": true,
                     *           "shops_fault": false,
                     *           "shopper": true
                     *         },
                     *         {
                     *           "code": "sold_out",
                     *           "text": "Sold out",
                     *           "on": true,
                     *           "shops_fault": true,
                     *           "shopper": false
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Reasons"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooMany"];
            default: components["responses"]["Refused"];
        };
    };
    "refunds.list": {
        parameters: {
            query?: {
                state?: "planned" | "queued" | "submitted" | "pending" | "succeeded" | "failed" | "canceled" | "on_hold" | "blocked_by_dispute";
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "rfd_01kjpzv2800000000000000011",
                     *           "tender": "ten_01kjpzv280000000000000000f",
                     *           "kind": "refund",
                     *           "method": "original_payment",
                     *           "amount": 1200,
                     *           "state": "planned",
                     *           "reference": null,
                     *           "trace": null,
                     *           "failure": null,
                     *           "cancellation": "can_01kjpzv280000000000000000q",
                     *           "order": "ord_01kjpzv280000000000000000e",
                     *           "currency": "USD",
                     *           "needs_release": false,
                     *           "created_at": "2026-03-02T10:05:00.000Z",
                     *           "due_at": "2026-03-02T10:15:00.000Z",
                     *           "submitted_at": null,
                     *           "settled_at": null
                     *         }
                     *       ],
                     *       "next": null
                     *     }
                     */
                    "application/json": {
                        items: components["schemas"]["Refund"][];
                        next: string | null;
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            default: components["responses"]["Refused"];
        };
    };
    "refunds.see": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "rfd_01kjpzv2800000000000000011",
                     *       "tender": "ten_01kjpzv280000000000000000f",
                     *       "kind": "refund",
                     *       "method": "original_payment",
                     *       "amount": 1200,
                     *       "state": "planned",
                     *       "reference": null,
                     *       "trace": null,
                     *       "failure": null,
                     *       "cancellation": "can_01kjpzv280000000000000000q",
                     *       "order": "ord_01kjpzv280000000000000000e",
                     *       "currency": "USD",
                     *       "needs_release": false,
                     *       "created_at": "2026-03-02T10:05:00.000Z",
                     *       "due_at": "2026-03-02T10:15:00.000Z",
                     *       "submitted_at": null,
                     *       "settled_at": null
                     *     }
                     */
                    "application/json": components["schemas"]["Refund"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooMany"];
            default: components["responses"]["Refused"];
        };
    };
    "refunds.hold": {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this write: a repeat with the same key and body gets the first answer, another body is refused. Where that answer was lost, what was done is read anew, or 409 `idempotency.answer_lost` says so. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "reason": "The customer asked us to wait"
                 *     }
                 */
                "application/json": components["schemas"]["RefundNote"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "rfd_01kjpzv2800000000000000011",
                     *       "tender": "ten_01kjpzv280000000000000000f",
                     *       "kind": "refund",
                     *       "method": "original_payment",
                     *       "amount": 1200,
                     *       "state": "planned",
                     *       "reference": null,
                     *       "trace": null,
                     *       "failure": null,
                     *       "cancellation": "can_01kjpzv280000000000000000q",
                     *       "order": "ord_01kjpzv280000000000000000e",
                     *       "currency": "USD",
                     *       "needs_release": false,
                     *       "created_at": "2026-03-02T10:05:00.000Z",
                     *       "due_at": "2026-03-02T10:15:00.000Z",
                     *       "submitted_at": null,
                     *       "settled_at": null
                     *     }
                     */
                    "application/json": components["schemas"]["Refund"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            default: components["responses"]["Refused"];
        };
    };
    "refunds.release": {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this write: a repeat with the same key and body gets the first answer, another body is refused. Where that answer was lost, what was done is read anew, or 409 `idempotency.answer_lost` says so. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /** @example {} */
                "application/json": components["schemas"]["RefundNote"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "rfd_01kjpzv2800000000000000011",
                     *       "tender": "ten_01kjpzv280000000000000000f",
                     *       "kind": "refund",
                     *       "method": "original_payment",
                     *       "amount": 1200,
                     *       "state": "planned",
                     *       "reference": null,
                     *       "trace": null,
                     *       "failure": null,
                     *       "cancellation": "can_01kjpzv280000000000000000q",
                     *       "order": "ord_01kjpzv280000000000000000e",
                     *       "currency": "USD",
                     *       "needs_release": false,
                     *       "created_at": "2026-03-02T10:05:00.000Z",
                     *       "due_at": "2026-03-02T10:15:00.000Z",
                     *       "submitted_at": null,
                     *       "settled_at": null
                     *     }
                     */
                    "application/json": components["schemas"]["Refund"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            default: components["responses"]["Refused"];
        };
    };
    "refunds.retry": {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this write: a repeat with the same key and body gets the first answer, another body is refused. Where that answer was lost, what was done is read anew, or 409 `idempotency.answer_lost` says so. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /** @example {} */
                "application/json": components["schemas"]["RefundNote"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "rfd_01kjpzv2800000000000000011",
                     *       "tender": "ten_01kjpzv280000000000000000f",
                     *       "kind": "refund",
                     *       "method": "original_payment",
                     *       "amount": 1200,
                     *       "state": "planned",
                     *       "reference": null,
                     *       "trace": null,
                     *       "failure": null,
                     *       "cancellation": "can_01kjpzv280000000000000000q",
                     *       "order": "ord_01kjpzv280000000000000000e",
                     *       "currency": "USD",
                     *       "needs_release": false,
                     *       "created_at": "2026-03-02T10:05:00.000Z",
                     *       "due_at": "2026-03-02T10:15:00.000Z",
                     *       "submitted_at": null,
                     *       "settled_at": null
                     *     }
                     */
                    "application/json": components["schemas"]["Refund"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            default: components["responses"]["Refused"];
        };
    };
    "returns.see": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "ret_01kjpzv2800000000000000031",
                     *       "order": "ord_01kjpzv280000000000000000e",
                     *       "cancellation": null,
                     *       "state": "open",
                     *       "opened_at": "2026-03-02T10:00:00.000Z",
                     *       "received_at": null,
                     *       "proven_at": null,
                     *       "items": [
                     *         {
                     *           "line_item": "lin_01kjpzv280000000000000000g",
                     *           "quantity": 1
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Return"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooMany"];
            default: components["responses"]["Refused"];
        };
    };
    "returns.answer": {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this write: a repeat with the same key and body gets the first answer, another body is refused. Where that answer was lost, what was done is read anew, or 409 `idempotency.answer_lost` says so. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "outcome": "received",
                 *       "items": [
                 *         {
                 *           "line_item": "lin_01kjpzv280000000000000000g",
                 *           "quantity": 1
                 *         }
                 *       ],
                 *       "date": "2026-03-05",
                 *       "restock": true
                 *     }
                 */
                "application/json": components["schemas"]["ReturnAnswer"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "ret_01kjpzv2800000000000000031",
                     *           "order": "ord_01kjpzv280000000000000000e",
                     *           "cancellation": null,
                     *           "state": "open",
                     *           "opened_at": "2026-03-02T10:00:00.000Z",
                     *           "received_at": null,
                     *           "proven_at": null,
                     *           "items": [
                     *             {
                     *               "line_item": "lin_01kjpzv280000000000000000g",
                     *               "quantity": 1
                     *             }
                     *           ]
                     *         }
                     *       ],
                     *       "next": null
                     *     }
                     */
                    "application/json": {
                        items: components["schemas"]["Return"][];
                        next: string | null;
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            default: components["responses"]["Refused"];
        };
    };
    "webhook-deliveries.see": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "whd_01kjpzv280000000000000000z",
                     *       "endpoint": "whe_01kjpzv280000000000000000y",
                     *       "message": "evt_01kjpzv280000000000000000x",
                     *       "event": "cancellation.accepted",
                     *       "state": "delivered",
                     *       "tries": 1,
                     *       "status": 204,
                     *       "next_try_at": null,
                     *       "created_at": "2026-03-02T10:05:01.000Z",
                     *       "delivered_at": "2026-03-02T10:05:01.000Z",
                     *       "body": "{\"type\":\"cancellation.accepted\",\"timestamp\":\"2026-03-02T10:05:00.000Z\",\"data\":{\"id\":\"evt_01kjpzv280000000000000000x\",\"at\":\"2026-03-02T10:05:00.000Z\",\"event\":\"cancellation.accepted\",\"subject\":\"can_01kjpzv280000000000000000q\",\"order\":\"ord_01kjpzv280000000000000000e\",\"cancellation\":\"can_01kjpzv280000000000000000q\",\"by\":\"Acme\",\"data\":{\"due\":1200,\"currency\":\"USD\"}}}",
                     *       "attempts": [
                     *         {
                     *           "at": "2026-03-02T10:05:01.000Z",
                     *           "status": 204,
                     *           "silence": null,
                     *           "response": "",
                     *           "took_ms": 84
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["WebhookDeliveryLog"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooMany"];
            default: components["responses"]["Refused"];
        };
    };
    "webhook-deliveries.redeliver": {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this write: a repeat with the same key and body gets the first answer, another body is refused. Where that answer was lost, what was done is read anew, or 409 `idempotency.answer_lost` says so. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /** @example {} */
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "whd_01kjpzv280000000000000000z",
                     *       "endpoint": "whe_01kjpzv280000000000000000y",
                     *       "message": "evt_01kjpzv280000000000000000x",
                     *       "event": "cancellation.accepted",
                     *       "state": "delivered",
                     *       "tries": 1,
                     *       "status": 204,
                     *       "next_try_at": null,
                     *       "created_at": "2026-03-02T10:05:01.000Z",
                     *       "delivered_at": "2026-03-02T10:05:01.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["WebhookDelivery"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            default: components["responses"]["Refused"];
        };
    };
    "webhook-endpoints.list": {
        parameters: {
            query?: {
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "whe_01kjpzv280000000000000000y",
                     *           "kind": "standard",
                     *           "name": "Warehouse",
                     *           "address": "https://erp.example.com/hooks",
                     *           "events": [
                     *             "cancellation.accepted",
                     *             "refund.succeeded"
                     *           ],
                     *           "state": "on",
                     *           "partner": null,
                     *           "buyer": null,
                     *           "off_reason": null,
                     *           "failing_since": null,
                     *           "created_at": "2026-03-02T09:00:00.000Z"
                     *         }
                     *       ],
                     *       "next": null
                     *     }
                     */
                    "application/json": {
                        items: components["schemas"]["WebhookEndpoint"][];
                        next: string | null;
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            default: components["responses"]["Refused"];
        };
    };
    "webhook-endpoints.create": {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this write: a repeat with the same key and body gets the first answer, another body is refused. Where that answer was lost, what was done is read anew, or 409 `idempotency.answer_lost` says so. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Warehouse",
                 *       "address": "https://erp.example.com/hooks",
                 *       "events": [
                 *         "cancellation.accepted",
                 *         "refund.succeeded"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["NewWebhookEndpoint"];
            };
        };
        responses: {
            /** @description Made */
            201: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "whe_01kjpzv280000000000000000y",
                     *       "kind": "standard",
                     *       "name": "Warehouse",
                     *       "address": "https://erp.example.com/hooks",
                     *       "events": [
                     *         "cancellation.accepted",
                     *         "refund.succeeded"
                     *       ],
                     *       "state": "on",
                     *       "partner": null,
                     *       "buyer": null,
                     *       "off_reason": null,
                     *       "failing_since": null,
                     *       "created_at": "2026-03-02T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["WebhookEndpoint"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            default: components["responses"]["Refused"];
        };
    };
    "webhook-endpoints.see": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "whe_01kjpzv280000000000000000y",
                     *       "kind": "standard",
                     *       "name": "Warehouse",
                     *       "address": "https://erp.example.com/hooks",
                     *       "events": [
                     *         "cancellation.accepted",
                     *         "refund.succeeded"
                     *       ],
                     *       "state": "on",
                     *       "partner": null,
                     *       "buyer": null,
                     *       "off_reason": null,
                     *       "failing_since": null,
                     *       "created_at": "2026-03-02T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["WebhookEndpoint"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooMany"];
            default: components["responses"]["Refused"];
        };
    };
    "webhook-endpoints.remove": {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this write: a repeat with the same key and body gets the first answer, another body is refused. Where that answer was lost, what was done is read anew, or 409 `idempotency.answer_lost` says so. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "whe_01kjpzv280000000000000000y",
                     *       "kind": "standard",
                     *       "name": "Warehouse",
                     *       "address": "https://erp.example.com/hooks",
                     *       "events": [
                     *         "cancellation.accepted",
                     *         "refund.succeeded"
                     *       ],
                     *       "state": "on",
                     *       "partner": null,
                     *       "buyer": null,
                     *       "off_reason": null,
                     *       "failing_since": null,
                     *       "created_at": "2026-03-02T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["WebhookEndpoint"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            default: components["responses"]["Refused"];
        };
    };
    "webhook-endpoints.change": {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this write: a repeat with the same key and body gets the first answer, another body is refused. Where that answer was lost, what was done is read anew, or 409 `idempotency.answer_lost` says so. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "events": [
                 *         "refund.succeeded",
                 *         "refund.failed"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["WebhookEndpointPatch"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "whe_01kjpzv280000000000000000y",
                     *       "kind": "standard",
                     *       "name": "Warehouse",
                     *       "address": "https://erp.example.com/hooks",
                     *       "events": [
                     *         "cancellation.accepted",
                     *         "refund.succeeded"
                     *       ],
                     *       "state": "on",
                     *       "partner": null,
                     *       "buyer": null,
                     *       "off_reason": null,
                     *       "failing_since": null,
                     *       "created_at": "2026-03-02T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["WebhookEndpoint"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            default: components["responses"]["Refused"];
        };
    };
    "webhook-endpoints.deliveries.list": {
        parameters: {
            query?: {
                state?: "waiting" | "delivered" | "failed";
                cursor?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "whd_01kjpzv280000000000000000z",
                     *           "endpoint": "whe_01kjpzv280000000000000000y",
                     *           "message": "evt_01kjpzv280000000000000000x",
                     *           "event": "cancellation.accepted",
                     *           "state": "delivered",
                     *           "tries": 1,
                     *           "status": 204,
                     *           "next_try_at": null,
                     *           "created_at": "2026-03-02T10:05:01.000Z",
                     *           "delivered_at": "2026-03-02T10:05:01.000Z"
                     *         }
                     *       ],
                     *       "next": null
                     *     }
                     */
                    "application/json": {
                        items: components["schemas"]["WebhookDelivery"][];
                        next: string | null;
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            default: components["responses"]["Refused"];
        };
    };
    "webhook-endpoints.pause": {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this write: a repeat with the same key and body gets the first answer, another body is refused. Where that answer was lost, what was done is read anew, or 409 `idempotency.answer_lost` says so. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /** @example {} */
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "whe_01kjpzv280000000000000000y",
                     *       "kind": "standard",
                     *       "name": "Warehouse",
                     *       "address": "https://erp.example.com/hooks",
                     *       "events": [
                     *         "cancellation.accepted",
                     *         "refund.succeeded"
                     *       ],
                     *       "state": "on",
                     *       "partner": null,
                     *       "buyer": null,
                     *       "off_reason": null,
                     *       "failing_since": null,
                     *       "created_at": "2026-03-02T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["WebhookEndpoint"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            default: components["responses"]["Refused"];
        };
    };
    "webhook-endpoints.resume": {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this write: a repeat with the same key and body gets the first answer, another body is refused. Where that answer was lost, what was done is read anew, or 409 `idempotency.answer_lost` says so. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /** @example {} */
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "whe_01kjpzv280000000000000000y",
                     *       "kind": "standard",
                     *       "name": "Warehouse",
                     *       "address": "https://erp.example.com/hooks",
                     *       "events": [
                     *         "cancellation.accepted",
                     *         "refund.succeeded"
                     *       ],
                     *       "state": "on",
                     *       "partner": null,
                     *       "buyer": null,
                     *       "off_reason": null,
                     *       "failing_since": null,
                     *       "created_at": "2026-03-02T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["WebhookEndpoint"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            default: components["responses"]["Refused"];
        };
    };
    "webhook-endpoints.rotate-secret": {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this write: a repeat with the same key and body gets the first answer, another body is refused. Where that answer was lost, what was done is read anew, or 409 `idempotency.answer_lost` says so. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "old": "day"
                 *     }
                 */
                "application/json": {
                    /**
                     * @default day
                     * @enum {string}
                     */
                    old?: "day" | "now";
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "whe_01kjpzv280000000000000000y",
                     *       "kind": "standard",
                     *       "name": "Warehouse",
                     *       "address": "https://erp.example.com/hooks",
                     *       "events": [
                     *         "cancellation.accepted",
                     *         "refund.succeeded"
                     *       ],
                     *       "state": "on",
                     *       "partner": null,
                     *       "buyer": null,
                     *       "off_reason": null,
                     *       "failing_since": null,
                     *       "created_at": "2026-03-02T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["WebhookEndpoint"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            default: components["responses"]["Refused"];
        };
    };
    "webhook-endpoints.secret.see": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "secret": "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
                     *       "old_until": null
                     *     }
                     */
                    "application/json": components["schemas"]["WebhookSecret"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooMany"];
            default: components["responses"]["Refused"];
        };
    };
    "webhook-endpoints.test": {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this write: a repeat with the same key and body gets the first answer, another body is refused. Where that answer was lost, what was done is read anew, or 409 `idempotency.answer_lost` says so. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /** @example {} */
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Made */
            201: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "whd_01kjpzv280000000000000000z",
                     *       "endpoint": "whe_01kjpzv280000000000000000y",
                     *       "message": "evt_01kjpzv280000000000000000x",
                     *       "event": "cancellation.accepted",
                     *       "state": "delivered",
                     *       "tries": 1,
                     *       "status": 204,
                     *       "next_try_at": null,
                     *       "created_at": "2026-03-02T10:05:01.000Z",
                     *       "delivered_at": "2026-03-02T10:05:01.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["WebhookDelivery"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            default: components["responses"]["Refused"];
        };
    };
}
