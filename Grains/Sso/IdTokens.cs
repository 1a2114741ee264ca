using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace OrleansNotify.Sso;

/// <summary>Verifies ID tokens (OpenID Connect Core 1.0 §3.1.3.7). Signatures and times are the library's; what ties a token to this sign-in is here.</summary>
internal sealed class IdTokens(ProviderCache providers, TimeProvider time)
{
    private const int MaxLength = 16 * 1024;
    private const int MaxSubject = 255;
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(1);

    // It is made for this sign-in, which takes that long at most.
    private static readonly TimeSpan MaxAge = TimeSpan.FromMinutes(15);

    private readonly JsonWebTokenHandler _handler = new() { MaximumTokenSizeInBytes = MaxLength, MapInboundClaims = false };

    /// <exception cref="SsoException">It proves nothing.</exception>
    public async Task<IdToken> Verify(string text, ExpectedToken expected, CancellationToken cancellation)
    {
        if (text.Length > MaxLength || !_handler.CanReadToken(text))
        {
            throw SsoException.NotProven("The ID token is none.");
        }

        var token = await Signed(text, expected, cancellation);
        var claims = Payload(token);
        Check(claims, expected, token.Alg);
        return Read(claims, expected.RoleClaim);
    }

    private async Task<JsonWebToken> Signed(string text, ExpectedToken expected, CancellationToken cancellation)
    {
        var unverified = Header(text);
        if (!expected.Algorithms.Contains(unverified.Alg) || unverified.TryGetHeaderValue<object>("crit", out _))
        {
            throw SsoException.NotProven("The ID token is not signed by an algorithm that the provider declares and that is accepted here.");
        }

        var keys = await providers.Keys(expected.Issuer, unverified.Kid, unverified.Alg, cancellation);
        var result = await Validated(text, unverified.Alg, keys, expected);
        // A provider that was set up again may have given a new key the old one's id, or name none.
        if (result.Exception is SecurityTokenInvalidSignatureException
            && await providers.ReadAgain(expected.Issuer, unverified.Kid, unverified.Alg, cancellation) is { } current)
        {
            keys = current;
            result = await Validated(text, unverified.Alg, keys, expected);
        }

        return result is { IsValid: true, SecurityToken: JsonWebToken token } ? token : throw SsoException.NotProven(Words(result.Exception, keys.Count));
    }

    private Task<TokenValidationResult> Validated(string text, string algorithm, List<SecurityKey> keys, ExpectedToken expected)
        => _handler.ValidateTokenAsync(text, new TokenValidationParameters
        {
            ValidAlgorithms = [algorithm],
            IssuerSigningKeys = keys,
            TryAllIssuerSigningKeys = true,
            ValidIssuer = expected.Issuer,
            ValidAudience = expected.ClientId,
            RequireExpirationTime = true,
            RequireSignedTokens = true,
            LifetimeValidator = IsInTime,
        });

    private JsonWebToken Header(string text)
    {
        try
        {
            return _handler.ReadJsonWebToken(text);
        }
        catch (ArgumentException)
        {
            throw SsoException.NotProven("The ID token is none.");
        }
    }

    private static JsonElement Payload(JsonWebToken token)
        => JsonDocument.Parse(Base64UrlEncoder.DecodeBytes(token.EncodedPayload)).RootElement;

    private bool IsInTime(DateTime? notBefore, DateTime? expires, SecurityToken token, TokenValidationParameters rules)
    {
        var now = time.GetUtcNow().UtcDateTime;
        return expires > now - Skew && (notBefore is null || notBefore < now + Skew);
    }

    private void Check(JsonElement claims, ExpectedToken expected, string algorithm)
    {
        var now = time.GetUtcNow();
        var party = claims.Text("azp");
        if ((party is not null && party != expected.ClientId) || (party is null && claims.Texts("aud") is { Length: > 1 }))
        {
            throw SsoException.NotProven("The ID token was issued to another client (azp).");
        }

        if (TimeOf(claims, "iat") is not { } issuedAt || issuedAt > now + Skew || issuedAt < now - MaxAge)
        {
            throw SsoException.NotProven("The ID token was not issued for this sign-in (iat). See that both clocks are right.");
        }

        if (claims.Text("nonce") != expected.Nonce)
        {
            throw SsoException.NotProven("The ID token is not for this browser (nonce).");
        }

        if (claims.TryGetProperty("at_hash", out _) && (expected.AccessToken is null || claims.Text("at_hash") != TokenHash.Of(expected.AccessToken, algorithm)))
        {
            throw SsoException.NotProven("The ID token belongs to another access token (at_hash).");
        }
    }

    private static IdToken Read(JsonElement claims, string? roleClaim)
    {
        if (claims.Text("sub") is not { Length: > 0 and <= MaxSubject } subject)
        {
            throw SsoException.NotProven("The ID token names nobody (sub).");
        }

        if (claims.Text("email") is not { } email || !claims.IsTrue("email_verified"))
        {
            throw new SsoException(SsoException.Unverified, "The provider has not verified the address, or does not say so: the claims email and email_verified are needed.");
        }

        return new IdToken(subject, email, claims.Texts("amr") ?? [], TimeOf(claims, "auth_time"), roleClaim is null ? [] : claims.Texts(roleClaim) ?? []);
    }

    private static DateTimeOffset? TimeOf(JsonElement claims, string name)
        => claims.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var seconds) && seconds is > 0 and < 1e11
            ? DateTimeOffset.FromUnixTimeSeconds((long)seconds)
            : null;

    private static string Words(Exception? e, int keys) => e switch
    {
        _ when keys == 0 => "The ID token is signed by a key that the provider does not list.",
        SecurityTokenInvalidIssuerException => "The ID token is another issuer's.",
        SecurityTokenInvalidAudienceException => "The ID token is for another client (aud).",
        SecurityTokenInvalidLifetimeException or SecurityTokenNoExpirationException => "The ID token has expired, or is not valid yet.",
        _ => "The signature of the ID token is not right.",
    };
}
