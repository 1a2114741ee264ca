using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using OrleansNotify.Members;
using OrleansNotify.Secrets;

namespace OrleansNotify.Access;

/// <summary>
/// Members' access tokens (RFC 9068 by its type): HS256 and nothing else, under a key that its <c>kid</c> names. No role is in one, and being
/// valid is not enough: the session is asked each time.
/// </summary>
internal sealed class AccessTokens
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    private const string Issuer = "orleansnotify";
    private const string Type = "at+jwt";
    private const string Tenant = "tenant";
    private const int MaxLength = 2048;

    // A key that the token itself brings or points to is none.
    private static readonly string[] Foreign = ["jku", "jwk", "x5u", "x5c", "crit", "zip"];

    private readonly JsonWebTokenHandler _handler = new() { SetDefaultTimesOnTokenCreation = false, MaximumTokenSizeInBytes = MaxLength };
    private readonly SigningCredentials _signing;
    private readonly TokenValidationParameters _rules;
    private readonly TimeProvider _time;

    public AccessTokens(AccessTokenKeys keys, TimeProvider time)
    {
        var all = keys.All.Select(key => new SymmetricSecurityKey(key.Bytes) { KeyId = key.Id }).ToList();
        _time = time;
        _signing = new SigningCredentials(all[0], SecurityAlgorithms.HmacSha256);
        _rules = new TokenValidationParameters
        {
            ValidAlgorithms = [SecurityAlgorithms.HmacSha256],
            IssuerSigningKeys = all,
            TryAllIssuerSigningKeys = false,
            ValidIssuer = Issuer,
            ValidAudience = Issuer,
            ValidTypes = [Type],
            RequireExpirationTime = true,
            RequireSignedTokens = true,
            LifetimeValidator = (_, expires, _, _) => expires > _time.GetUtcNow().UtcDateTime,
        };
    }

    public static bool IsWellFormed(string? token) => token is { Length: > 64 and <= MaxLength } && token.StartsWith("eyJ", StringComparison.Ordinal) && token.Count(c => c == '.') == 2;

    public (string Token, DateTimeOffset ExpiresAt) Issue(MemberSession session)
    {
        var now = _time.GetUtcNow();
        var end = now + Lifetime < session.ExpiresAt ? now + Lifetime : session.ExpiresAt;
        var token = _handler.CreateToken(new SecurityTokenDescriptor
        {
            TokenType = Type,
            SigningCredentials = _signing,
            Issuer = Issuer,
            Audience = Issuer,
            IssuedAt = now.UtcDateTime,
            Expires = end.UtcDateTime,
            Claims = new Dictionary<string, object>
            {
                [JwtRegisteredClaimNames.Sub] = session.User,
                [Tenant] = session.Tenant,
                [JwtRegisteredClaimNames.Sid] = session.Sid,
                [JwtRegisteredClaimNames.AuthTime] = session.AuthenticatedAt.ToUnixTimeSeconds(),
                [JwtRegisteredClaimNames.Amr] = session.Factors,
            },
        });
        return (token, end);
    }

    /// <returns>Null: not one of ours, or expired.</returns>
    public async Task<AccessToken?> Read(string token)
    {
        if (!IsWellFormed(token) || !_handler.CanReadToken(token) || await _handler.ValidateTokenAsync(token, _rules) is not { IsValid: true, SecurityToken: JsonWebToken jwt }
            || Array.Exists(Foreign, name => jwt.TryGetHeaderValue<object>(name, out _)))
        {
            return null;
        }

        return jwt.TryGetPayloadValue<string>(JwtRegisteredClaimNames.Sid, out var sid) && jwt.TryGetPayloadValue<string>(Tenant, out var tenant)
            ? new AccessToken(sid, tenant, jwt.Subject)
            : null;
    }
}

internal sealed record AccessToken(string Sid, string Tenant, string User);
