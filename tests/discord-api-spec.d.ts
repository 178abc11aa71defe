/** The schemas come as plain JavaScript without types of their own. */
declare module "discord-api-spec/zod" {
  import type { ZodMiniType } from "zod/mini";

  type Name =
    | "ApplicationCommandAutocompleteCallbackRequestSchema"
    | "ApplicationCommandCreateRequestSchema"
    | "ApplicationCommandUpdateRequestSchema"
    | "CreateMessageInteractionCallbackRequestSchema"
    | "IncomingWebhookInteractionRequestSchema"
    | "IncomingWebhookUpdateRequestPartialSchema"
    | "MessageCreateRequestSchema"
    | "MessageEditRequestPartialSchema"
    | "ModalInteractionCallbackRequestSchema"
    | "PongInteractionCallbackRequestSchema"
    | "UpdateMessageInteractionCallbackRequestSchema";
  const schemas: Readonly<Record<Name, ZodMiniType>>;
  export = schemas;
}
