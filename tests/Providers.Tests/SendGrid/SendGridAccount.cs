namespace OrleansNotify.Channels;

internal static class SendGridAccount
{
    public static TestAccount Of(string url, TimeProvider? time = null, params (string, string)[] more)
        => new("sendgrid", [("apiKey", "SG.secret-key"), ("url", url), ("from", "Notify <orders@notify.example>"), .. more], time);
}
