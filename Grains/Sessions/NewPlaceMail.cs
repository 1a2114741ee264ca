using System.Globalization;
using System.Net;
using OrleansNotify.Channels;

namespace OrleansNotify.Sessions;

/// <summary>Informs people of a sign-in as them where they have not been before.</summary>
internal static class NewPlaceMail
{
    private const int IdLength = 32;
    private const string Subject = "New sign-in";
    private static readonly TimeSpan WorthSending = TimeSpan.FromDays(1);

    public static OutgoingMail Compose(SessionRow session)
    {
        var at = session.CreatedAt.ToString("HH:mm 'UTC', d MMMM", CultureInfo.InvariantCulture);
        var text = $"""
            There was a new sign-in as {session.User} at {at}, from {session.ClientAddress}.

            If that was you, there is nothing to do. If not, end that session, or have an owner end all of yours, and see who reads your mail.
            """;
        var html = $"""
            <p>There was a new sign-in as {WebUtility.HtmlEncode(session.User)} at {at}, from {WebUtility.HtmlEncode(session.ClientAddress)}.</p>
            <p>If that was you, there is nothing to do. If not, end that session, or have an owner end all of yours, and see who reads your mail.</p>
            """;
        return new OutgoingMail($"new-place-{session.TokenHash[..IdLength]}", session.User, Subject, text, html, session.CreatedAt + WorthSending);
    }
}
