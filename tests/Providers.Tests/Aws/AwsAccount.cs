namespace OrleansNotify.Channels;

/// <summary>Settings that every provider of AWS has.</summary>
internal static class AwsAccount
{
    public const string Topic = "arn:aws:sns:eu-west-1:123456789012:notify";

    public static TestAccount Of(string provider, string url = "", PlainHttp? strangers = null, TimeProvider? time = null, params (string, string)[] more)
        => new(
            provider,
            [
                ("region", "eu-west-1"), ("accessKeyId", "AKIDEXAMPLE"), ("secretAccessKey", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"),
                ("url", url), ("from", "Notify <orders@notify.example>"), ("topicArn", Topic), .. more,
            ],
            time, strangers);
}
