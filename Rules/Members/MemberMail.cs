using System.Net;
using OrleansNotify.Channels;
using OrleansNotify.Tenants;

namespace OrleansNotify.Members;

/// <summary>Mails with a link that is used once. Opening it only shows a page: what scans mail uses nothing up.</summary>
public static class MemberMail
{
    private const int IdLength = 32;
    private static readonly TimeSpan WorthSending = TimeSpan.FromDays(1);

    public static OutgoingMail Reset(string to, string link, string tokenHash, string site, DateTimeOffset expiresAt) => Compose(
        $"reset-{tokenHash[..IdLength]}", to, "Set a new password", $"A new password was asked for, for {to} on {site}.", link,
        "The link works once, for an hour. If you did not ask for it, ignore this mail: your password stays as it is.", expiresAt);

    public static OutgoingMail Changed(string to, string site, DateTimeOffset now) => Compose(
        $"password-{LinkToken.Hash($"{site} {to} {now:O}")[..IdLength]}", to, "Your password was changed", $"The password of {to} on {site} was changed, and all other sessions have ended.",
        null, "If that was not you, set another one at once, and see who reads your mail.", now + WorthSending);

    public static OutgoingMail Invite(Invitation invitation, string link, string site, DateTimeOffset now) => Compose(
        $"invitation-{invitation.Id}", invitation.Email, $"Invitation to {site}",
        $"{invitation.InvitedBy} invites you to {site}, as {Word(invitation.Role)}.", link, "The link works once, for seven days.", now + WorthSending);

    private static string Word(TenantRole role) => role == TenantRole.Viewer ? "viewer" : role == TenantRole.Admin ? "admin" : "owner";

    private static OutgoingMail Compose(string id, string to, string subject, string what, string? link, string advice, DateTimeOffset expiresAt)
    {
        var text = link is null ? $"{what}\n\n{advice}\n" : $"{what}\n\n{link}\n\n{advice}\n";
        var address = WebUtility.HtmlEncode(link);
        var html = $"<p>{WebUtility.HtmlEncode(what)}</p>{(link is null ? "" : $"<p><a href=\"{address}\">{address}</a></p>")}<p>{WebUtility.HtmlEncode(advice)}</p>";
        return new OutgoingMail(id, to, subject, text, html, expiresAt);
    }
}
