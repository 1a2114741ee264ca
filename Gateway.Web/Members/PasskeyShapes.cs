using System.Buffers.Text;
using System.Text.Json;
using OrleansNotify.Sessions;

namespace OrleansNotify.Members;

/// <summary>As WebAuthn's PublicKeyCredentialRequestOptions; which passkeys there are is not told.</summary>
internal sealed record PasskeyRequest(string Challenge, int Timeout, string RpId, string[] AllowCredentials, string UserVerification);

/// <summary>As WebAuthn's PublicKeyCredentialCreationOptions.</summary>
internal sealed record PasskeyCreation(
    PasskeyParty Rp, PasskeyUser User, string Challenge, PasskeyKind[] PubKeyCredParams, int Timeout, PasskeyCredential[] ExcludeCredentials,
    PasskeySelection AuthenticatorSelection, string Attestation)
{
    private const string Type = "public-key";

    // ES256, EdDSA, RS256 in COSE's numbers.
    private static readonly PasskeyKind[] Kinds = [new(Type, -7), new(Type, -8), new(Type, -257)];

    public static PasskeyCreation Of(PasskeySite site, UserKey member, string challenge, int timeout, Passkey[] known) => new(
        new PasskeyParty(site.Id, "OrleansNotify"), new PasskeyUser(Base64Url.EncodeToString(PasskeyHandle.Of(member)), member.User, member.User), challenge, Kinds,
        timeout, [.. known.Select(passkey => new PasskeyCredential(Type, passkey.Id))], new PasskeySelection("required", true, "required"), "none");
}

internal sealed record PasskeyParty(string Id, string Name);

internal sealed record PasskeyUser(string Id, string Name, string DisplayName);

internal sealed record PasskeyKind(string Type, int Alg);

internal sealed record PasskeyCredential(string Type, string Id);

internal sealed record PasskeySelection(string ResidentKey, bool RequireResidentKey, string UserVerification);

internal sealed record PasskeyCommand(string? Name, JsonElement Response);

internal sealed record PasskeyLogin(JsonElement Response);

/// <param name="LastUsedAt">Null: never.</param>
internal sealed record PasskeyView(string Id, string Name, DateTimeOffset CreatedAt, DateTimeOffset? LastUsedAt)
{
    public static PasskeyView Of(Passkey passkey) => new(passkey.Id, passkey.Name, passkey.CreatedAt, passkey.LastUsedAt);
}

internal sealed record PasskeyList(PasskeyView[] Items);
