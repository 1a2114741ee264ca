namespace OrleansNotify.Channels;

internal static class SmtpAccounts
{
    public static TestAccount Of(string url, TimeProvider? time = null)
        => TestAccount.Of("smtp", new StrangerHttp(), time ?? TimeProvider.System, ("url", url), ("from", "Notify <orders@notify.example>"));
}
