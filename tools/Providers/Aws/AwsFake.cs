namespace OrleansNotify.Fakes;

/// <summary>SES, SNS and End User Messaging at one address, where the latter two share the path <c>/</c>.</summary>
internal sealed class AwsFake(SesFake ses, SnsFake sns, MessagingFake messaging, SnsTopic topic) : IFake
{
    public const string Region = "eu-west-1";

    public IReadOnlyList<string> Providers => [SesFake.Provider, SnsFake.Provider, MessagingFake.Provider];

    public IReadOnlyList<string> Variables(Uri address)
    {
        var url = address.GetLeftPart(UriPartial.Authority);
        return
        [
            $"AWS_REGION={Region}", $"AWS_ACCESS_KEY_ID={AwsAccess.AccessKeyId}", $"AWS_SECRET_ACCESS_KEY={AwsAccess.SecretAccessKey}",
            $"AWS_SES_URL={url}", $"AWS_SNS_URL={url}", $"AWS_SMS_URL={url}", $"AWS_SNS_TOPIC_ARN={SnsTopic.Arn}",
        ];
    }

    public void Map(IEndpointRouteBuilder routes)
    {
        ses.Map(routes);
        topic.Map(routes);
        routes.MapPost("/", (Delegate)((HttpContext context)
            => context.Request.Headers.ContainsKey("X-Amz-Target") ? messaging.Answer(context) : sns.Answer(context))).DisableAntiforgery();
    }
}
