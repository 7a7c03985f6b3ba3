/** Passkeys: the browser's side of a ceremony, as JSON both ways. */

export const canPasskeys = (): boolean => "PublicKeyCredential" in globalThis && isSecureContext;

const bytes = (text: string): ArrayBuffer => {
  const padded = text.replace(/-/g, "+").replace(/_/g, "/");
  return Uint8Array.from(atob(padded), (letter) => letter.charCodeAt(0)).buffer;
};

const text = (buffer: ArrayBuffer): string => {
  let letters = "";
  for (const byte of new Uint8Array(buffer)) letters += String.fromCharCode(byte);
  return btoa(letters).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
};

interface Named {
  id: string;
}

/** The options of the server, of which browsers want some as bytes. */
type FromServer<T> = Omit<T, "challenge" | "user" | "excludeCredentials" | "allowCredentials"> & {
  challenge: string;
  user: PublicKeyCredentialUserEntityJSON;
  excludeCredentials?: (Named & { type: "public-key" })[];
  allowCredentials?: (Named & { type: "public-key" })[];
};

const descriptors = (list: (Named & { type: "public-key" })[] | undefined): PublicKeyCredentialDescriptor[] =>
  (list ?? []).map(({ id, type }) => ({ id: bytes(id), type }));

/** Makes a passkey. Null: the person or the device did not want to. */
export async function makePasskey(json: string): Promise<string | null> {
  const asked = unwrap(json) as FromServer<PublicKeyCredentialCreationOptions>;
  const options = {
    ...asked,
    challenge: bytes(asked.challenge),
    user: { ...asked.user, id: bytes(asked.user.id) },
    excludeCredentials: descriptors(asked.excludeCredentials),
  } as PublicKeyCredentialCreationOptions;
  try {
    const made = await navigator.credentials.create({ publicKey: options });
    if (!(made instanceof PublicKeyCredential) || !(made.response instanceof AuthenticatorAttestationResponse)) return null;
    const { clientDataJSON, attestationObject } = made.response;
    return answer(made, { clientDataJSON: text(clientDataJSON), attestationObject: text(attestationObject), transports: made.response.getTransports() });
  } catch {
    return null;
  }
}

/** Signs with a passkey. Null: the person or the device did not want to. */
export async function usePasskey(json: string): Promise<string | null> {
  const asked = unwrap(json) as FromServer<PublicKeyCredentialRequestOptions>;
  const options = { ...asked, challenge: bytes(asked.challenge), allowCredentials: descriptors(asked.allowCredentials) } as PublicKeyCredentialRequestOptions;
  try {
    const made = await navigator.credentials.get({ publicKey: options });
    if (!(made instanceof PublicKeyCredential) || !(made.response instanceof AuthenticatorAssertionResponse)) return null;
    const { clientDataJSON, authenticatorData, signature, userHandle } = made.response;
    return answer(made, {
      clientDataJSON: text(clientDataJSON), authenticatorData: text(authenticatorData), signature: text(signature),
      userHandle: userHandle === null ? undefined : text(userHandle),
    });
  } catch {
    return null;
  }
}

/** Some servers wrap the options as browsers' own JSON does. */
function unwrap(json: string): unknown {
  const options = JSON.parse(json) as { publicKey?: unknown };
  return options.publicKey ?? options;
}

const answer = (made: PublicKeyCredential, response: Record<string, unknown>): string =>
  JSON.stringify({
    id: made.id,
    rawId: text(made.rawId),
    type: made.type,
    authenticatorAttachment: made.authenticatorAttachment ?? undefined,
    clientExtensionResults: made.getClientExtensionResults(),
    response,
  });

/** What ties a code by mail to this browser. */
export const newNonce = (): string => text(crypto.getRandomValues(new Uint8Array(16)).buffer);
