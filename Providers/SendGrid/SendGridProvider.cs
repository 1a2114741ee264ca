using System.Text.Json;

namespace OrleansNotify.Channels;

/// <summary>Twilio SendGrid, mail send v3, by its own package.</summary>
internal sealed class SendGridProvider(ProviderHttp http) : IMessageProvider
{
    public ProviderManifest Manifest { get; } = ManifestReader.Read("SendGrid");

    public async Task<ProviderOutcome> Send(OutgoingMessage message, ProviderSettings settings, CancellationToken cancellation)
    {
        if (!MailEnvelope.TryCreate(message, settings, out var envelope, out var refusal))
        {
            return refusal;
        }

        return await SendGridCall.Send(SendGridMail.Compose(message, envelope), http, settings, cancellation);
    }

    public async Task<ProviderCheck> Check(ProviderSettings settings, CancellationToken cancellation)
    {
        if (!Uri.TryCreate($"{settings["url"].TrimEnd('/')}/v3/scopes", UriKind.Absolute, out var url))
        {
            return new ProviderCheck(false, "the account's address is not a URL");
        }

        using var request = new HttpRequestMessage(HttpMethod.Get, url);
        request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {settings["apiKey"]}");
        return await http.TryGet(request, cancellation) switch
        {
            null => new ProviderCheck(false, "does not answer"),
            { IsSuccess: true } answer when answer.Json().Member("scopes").Items().All(scope => scope.Text() != "mail.send")
                => new ProviderCheck(false, "answers, but the key may not send mail"),
            { IsSuccess: true } => new ProviderCheck(true, "answers"),
            // The key is known, and may do little else than send.
            { Status: 403 } => new ProviderCheck(true, "answers; the key may not read its scopes"),
            { } answer => new ProviderCheck(false, Details.Clean($"answers with status {answer.Status}: {SendGridAnswers.DetailOf(answer)}", settings.Secrets)),
        };
    }

    public Task<CallbackReading> Read(CallbackRequest request, ProviderSettings settings, CancellationToken cancellation)
        => Task.FromResult(
            SendGridSignature.Validate(request, settings["webhookKey"]) is { } problem
                ? CallbackReading.Refused(problem)
                : ReadEvents(request.Body));

    private static CallbackReading ReadEvents(byte[] body)
    {
        var events = JsonReading.Parse(body);
        return events.ValueKind == JsonValueKind.Array
            ? new CallbackReading { IsVerified = true, Events = [.. events.EnumerateArray().Select(SendGridEvents.Read).OfType<ProviderEvent>()] }
            : new CallbackReading { IsVerified = true, Problem = "the body is not a JSON array" };
    }
}
