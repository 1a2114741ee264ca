using System.Buffers.Text;
using System.Text.Json;
using Fido2NetLib;
using Fido2NetLib.Objects;
using OrleansNotify.Sessions;

namespace OrleansNotify.Members;

/// <summary>Whether what an authenticator answered is right (WebAuthn 2 §7). Attestation is not asked for: any authenticator is as good as the member's choice.</summary>
internal sealed class PasskeyChecks(PasskeyChallenges challenges)
{
    private const string Name = "OrleansNotify";
    private const int MaxResponse = 16 * 1024;

    /// <returns>Null: it is not.</returns>
    public async Task<(StoredPasskey Passkey, byte[] Challenge)?> Registered(UserKey member, string name, string response, PasskeySite site, DateTimeOffset now)
    {
        if (Read<AuthenticatorAttestationRawResponse>(response) is not { Response.ClientDataJson: { } clientData } answer
            || challenges.OfClientData(clientData, "create", member.ToString()) is not { } challenge)
        {
            return null;
        }

        var fido = Fido(site);
        var options = fido.RequestNewCredential(new RequestNewCredentialParams
        {
            User = new Fido2User { Id = PasskeyHandle.Of(member), Name = member.User, DisplayName = member.User },
            AuthenticatorSelection = new AuthenticatorSelection { UserVerification = UserVerificationRequirement.Required, ResidentKey = ResidentKeyRequirement.Required },
            AttestationPreference = AttestationConveyancePreference.None,
        });
        options.Challenge = challenge;
        try
        {
            var made = await fido.MakeNewCredentialAsync(new MakeNewCredentialParams
            {
                AttestationResponse = answer,
                OriginalOptions = options,
                IsCredentialIdUniqueToUserCallback = (_, _) => Task.FromResult(true),
            });
            return (new StoredPasskey(Base64Url.EncodeToString(made.Id), made.PublicKey, made.SignCount, name, now), challenge);
        }
        catch (Exception e) when (IsRefusal(e))
        {
            return null;
        }
    }

    /// <returns>The passkey after its use; null: it is not right.</returns>
    public async Task<(StoredPasskey Passkey, byte[] Challenge)?> Shown(UserKey member, IEnumerable<StoredPasskey> passkeys, string response, PasskeySite site, DateTimeOffset now)
    {
        if (Read<AuthenticatorAssertionRawResponse>(response) is not { Response.ClientDataJson: { } clientData, RawId: { } id } answer
            || challenges.OfClientData(clientData, "get", member.Tenant) is not { } challenge
            || passkeys.FirstOrDefault(known => known.Id == Base64Url.EncodeToString(id)) is not { } passkey)
        {
            return null;
        }

        var fido = Fido(site);
        var options = fido.GetAssertionOptions(new GetAssertionOptionsParams { UserVerification = UserVerificationRequirement.Required });
        options.Challenge = challenge;
        try
        {
            var shown = await fido.MakeAssertionAsync(new MakeAssertionParams
            {
                AssertionResponse = answer,
                OriginalOptions = options,
                StoredPublicKey = passkey.PublicKey,
                StoredSignatureCounter = passkey.SignCount,
                IsUserHandleOwnerOfCredentialIdCallback = (owner, _) => Task.FromResult(owner.UserHandle.AsSpan().SequenceEqual(PasskeyHandle.Of(member))),
            });
            return (passkey with { SignCount = shown.SignCount, LastUsedAt = now }, challenge);
        }
        catch (Exception e) when (IsRefusal(e))
        {
            return null;
        }
    }

    private static Fido2 Fido(PasskeySite site) => new(new Fido2Configuration
    {
        RPID = site.Id,
        RPName = Name,
        Origins = new HashSet<string> { site.Origin },
    });

    private static T? Read<T>(string response) where T : class
    {
        try
        {
            return response.Length <= MaxResponse ? JsonSerializer.Deserialize<T>(response) : null;
        }
        catch (Exception e) when (IsRefusal(e))
        {
            return null;
        }
    }

    // The bytes are a stranger's: what the library's parsers stumble over is refused as well.
    private static bool IsRefusal(Exception e)
        => e is Fido2VerificationException or JsonException or FormatException or ArgumentException or InvalidOperationException or System.Formats.Cbor.CborContentException
            or System.Security.Cryptography.CryptographicException or NotSupportedException or IndexOutOfRangeException or OverflowException;
}
