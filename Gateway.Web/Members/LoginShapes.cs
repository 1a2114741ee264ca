using System.Text.Json.Serialization;
using OrleansNotify.Sessions;
using OrleansNotify.Tenants;

namespace OrleansNotify.Members;

/// <param name="NeedsSetup">There is no owner yet: see the server's output for the code.</param>
/// <param name="HasPasskeys">Whether this address of the server is one that passkeys work at.</param>
/// <param name="Sso">Identity providers by which members may sign in: GET /auth/sso/{id}/begin.</param>
/// <param name="MailedCode">Whether a code by mail signs in.</param>
internal sealed record SignInState(bool NeedsSetup, bool HasPasskeys, SsoChoice[] Sso, string Tenant, bool MailedCode);

/// <param name="Domains">Whose addresses sign in by it.</param>
internal sealed record SsoChoice(string Id, string Name, string[] Domains);

[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Skip)]
internal sealed record SetupCommand(string? Code, string? Email, string? Password);

/// <param name="Code">Of the authenticator, or a recovery code; after <c>code_required</c>.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Skip)]
internal sealed record LoginCommand(string? Email, string? Password, string? Code);

/// <param name="Code">From the mail; it can be sent again with the authenticator's.</param>
/// <param name="Totp">Of the authenticator, or a recovery code; after <c>code_required</c>.</param>
internal sealed record MailLoginCommand(string? Email, string? ChallengeId, string? Code, string? Totp);

/// <param name="Role"><c>owner</c>, <c>admin</c>, <c>viewer</c> or <c>none</c>.</param>
/// <param name="AuthenticatedAt">When a factor was shown last.</param>
/// <param name="Factors">Those that this session has shown, as RFC 8176 names them; <c>mail</c>: a mailed code.</param>
internal sealed record MeView(
    string Id, string Email, string Role, string Tenant, DateTimeOffset? AuthenticatedAt, string[] Factors, bool HasTotp, int RecoveryCodesLeft,
    int Passkeys, bool HasPassword)
{
    private static readonly string[] ByMail = ["mail"];

    public static MeView Of(Session session, TenantRole role, MemberFacts facts)
    {
        var own = Array.Find(facts.Sessions, known => known.Sid == session.TokenHash);
        return new MeView(
            session.User, session.User, MemberView.Word(role), session.Tenant, own?.AuthenticatedAt ?? session.CreatedAt, own?.Factors ?? ByMail,
            facts.HasTotp, facts.RecoveryCodesLeft, facts.Passkeys, facts.HasPassword);
    }
}
