namespace OrleansNotify.Channels;

/// <summary>Signed calls of AWS' services.</summary>
internal sealed class AwsCalls(ProviderHttp http, IAwsCredentialSource credentials)
{
    public TimeProvider Time => http.Time;

    /// <summary>One call that sends a message. Never throws.</summary>
    public async Task<ProviderOutcome> Send(
        AwsRequest request, ProviderSettings settings, Func<HttpAnswer, ProviderOutcome> read, CancellationToken cancellation)
    {
        using var message = await Sign(request, settings, cancellation);
        return message is null
            ? new ProviderOutcome { Kind = OutcomeKind.RefusedAccount, Scope = OutcomeScope.Account, Code = "invalid_settings", Detail = "The account's region, address or keys are not valid." }
            : await http.Exchange(message, settings, read, cancellation);
    }

    /// <summary>A call that sends none.</summary>
    /// <param name="read">What a good answer says of the account.</param>
    public async Task<ProviderCheck> Check(
        AwsRequest request, ProviderSettings settings, Func<HttpAnswer, string> read, CancellationToken cancellation)
    {
        using var message = await Sign(request, settings, cancellation);
        return message is null ? new ProviderCheck(false, "The account's region, address or keys are not valid.")
            : await http.TryGet(message, cancellation) is not { } answer ? new ProviderCheck(false, "does not answer")
            : answer.IsSuccess ? new ProviderCheck(true, read(answer))
            : new ProviderCheck(false, Details.Clean(AwsError.In(answer).Shown, settings.Secrets));
    }

    private async Task<HttpRequestMessage?> Sign(AwsRequest request, ProviderSettings settings, CancellationToken cancellation)
    {
        try
        {
            return request.Signed(settings, await credentials.Get(settings, cancellation), Time.GetUtcNow());
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
