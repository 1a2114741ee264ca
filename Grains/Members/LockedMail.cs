using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using OrleansNotify.Channels;

namespace OrleansNotify.Members;

/// <summary>Says to a member that sign-ins from some network have to wait; at most once a day.</summary>
internal static class LockedMail
{
    private const int IdLength = 32;
    private const string Subject = "Sign-ins have failed";
    private static readonly TimeSpan WorthSending = TimeSpan.FromDays(1);

    public static OutgoingMail Compose(string tenant, string user, string address, DateTimeOffset now)
    {
        var at = now.ToString("HH:mm 'UTC', d MMMM", CultureInfo.InvariantCulture);
        var day = now.ToString("yyyyMMdd", CultureInfo.InvariantCulture);
        var id = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{tenant}/{user}/{day}")))[..IdLength];
        const string advice = "Where you have signed in before, you can go on as usual. If it was not you, there is nothing to do: without your password nobody can sign in.";
        var text = $"""
            Too many sign-ins as {user} have failed at {at}, from {address}: more from there have to wait.

            {advice}
            """;
        var html = $"""
            <p>Too many sign-ins as {WebUtility.HtmlEncode(user)} have failed at {at}, from {WebUtility.HtmlEncode(address)}: more from there have to wait.</p>
            <p>{advice}</p>
            """;
        return new OutgoingMail($"locked-{id}", user, Subject, text, html, now + WorthSending);
    }
}
