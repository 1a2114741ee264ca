using System.Text;

namespace OrleansNotify.Channels;

/// <summary>SMS by Amazon SNS. It takes no id of ours and reports nothing of single messages: an unknown stays one.</summary>
internal sealed class SnsProvider(AwsCalls calls) : IMessageProvider
{
    private const string FormType = "application/x-www-form-urlencoded; charset=utf-8";
    private static readonly AwsErrors Errors = new("Sns/codes.json", CaseOf);

    public ProviderManifest Manifest { get; } = ManifestReader.Read("Sns");

    public Task<ProviderOutcome> Send(OutgoingMessage message, ProviderSettings settings, CancellationToken cancellation)
        => calls.Send(Query("Publish", SnsSms.Fields(message, settings)), settings, Read, cancellation);

    public Task<ProviderCheck> Check(ProviderSettings settings, CancellationToken cancellation)
        => calls.Check(Query("GetSMSAttributes", []), settings, _ => "answers", cancellation);

    public Task<CallbackReading> Read(CallbackRequest request, ProviderSettings settings, CancellationToken cancellation)
        => Task.FromResult(CallbackReading.Refused("Amazon SNS has no callbacks"));

    private static AwsRequest Query(string action, IEnumerable<KeyValuePair<string, string>> fields)
    {
        var form = new[] { KeyValuePair.Create("Action", action), KeyValuePair.Create("Version", "2010-03-31") }.Concat(fields)
            .Select(field => $"{Uri.EscapeDataString(field.Key)}={Uri.EscapeDataString(field.Value)}");
        return new AwsRequest(AwsService.Notification, HttpMethod.Post, "", Encoding.ASCII.GetBytes(string.Join('&', form)), FormType);
    }

    private ProviderOutcome Read(HttpAnswer answer)
        => answer.IsSuccess && MessageId(answer) is { Length: > 0 } id
            ? ProviderOutcome.Accepted(id)
            : Errors.OutcomeOf(answer, calls.Time.GetUtcNow());

    private static string? MessageId(HttpAnswer answer)
        => answer.Json().Member("PublishResponse").Member("PublishResult").Member("MessageId").Text()
            ?? AwsXml.Texts(answer.Body)["MessageId"].FirstOrDefault();

    private static string? CaseOf(AwsError error) => error.Message.Contains("PhoneNumber", StringComparison.OrdinalIgnoreCase) ? "PhoneNumber" : null;
}
