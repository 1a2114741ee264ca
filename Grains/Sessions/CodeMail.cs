using System.Globalization;
using System.Net;
using OrleansNotify.Channels;

namespace OrleansNotify.Sessions;

internal static class CodeMail
{
    // Without the code: subjects are shown on locked screens.
    private const string Subject = "Your sign-in code";

    public static OutgoingMail Compose(string challengeId, string to, string code, string site, DateTimeOffset now, DateTimeOffset expiresAt)
    {
        var minutes = Math.Max(1, (int)(expiresAt - now).TotalMinutes);
        var asked = now.ToString("HH:mm 'UTC', d MMMM", CultureInfo.InvariantCulture);
        var text = $"""
            Your sign-in code is {code}

            It works once, for {minutes} minutes, on {site}.
            It was asked for at {asked}. If that was not you, ignore this mail: without the code nobody can sign in.
            """;
        var html = $"""
            <p>Your sign-in code is</p><h1>{code}</h1>
            <p>It works once, for {minutes} minutes, on {WebUtility.HtmlEncode(site)}.<br>
            It was asked for at {asked}. If that was not you, ignore this mail: without the code nobody can sign in.</p>
            """;
        return new OutgoingMail($"otp-{challengeId}", to, Subject, text, html, expiresAt);
    }
}
