namespace OrleansNotify.Channels;

internal static class SmtpAccounts
{
    public static TestAccount Of(string url, TimeProvider? time = null)
        => new("smtp", [("url", url), ("from", "Notify <orders@notify.example>")], time);
}
