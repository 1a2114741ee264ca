namespace OrleansNotify.Channels;

/// <summary>Signed calls of AWS' services.</summary>
internal sealed class AwsCalls(ProviderHttp http, IAwsCredentialSource source)
{
    public TimeProvider Time => http.Time;

    /// <summary>One call that sends a message. Never throws.</summary>
    public async Task<ProviderOutcome> Send(
        AwsRequest request, ProviderSettings settings, Func<HttpAnswer, ProviderOutcome> read, CancellationToken cancellation)
    {
        AwsCredentials credentials;
        try
        {
            credentials = await source.Get(settings, cancellation);
        }
        catch (AwsCredentialsException e)
        {
            // Nothing was called; the role may be there in a moment.
            return new ProviderOutcome { Kind = OutcomeKind.Later, Scope = OutcomeScope.Account, Code = "no_credentials", Detail = Details.Clean(e.Message, settings.Secrets) };
        }
        catch (OperationCanceledException)
        {
            return new ProviderOutcome { Kind = OutcomeKind.Later, Scope = OutcomeScope.Account, Code = "no_credentials", Detail = "The credentials were not there in time." };
        }

        return await http.Exchange(() => request.Signed(settings, credentials, Time.GetUtcNow()), settings, read, cancellation);
    }

    /// <summary>A call that sends none.</summary>
    /// <param name="read">What a good answer says of the account.</param>
    public async Task<ProviderCheck> Check(
        AwsRequest request, ProviderSettings settings, Func<HttpAnswer, string> read, CancellationToken cancellation)
    {
        var answer = default(HttpAnswer);
        var outcome = await Send(request, settings, given => { answer = given; return ProviderOutcome.Accepted(null); }, cancellation);
        return answer is null ? new ProviderCheck(false, outcome.Detail)
            : answer.IsSuccess ? new ProviderCheck(true, read(answer))
            : new ProviderCheck(false, Details.Clean(AwsError.In(answer).Shown, settings.Secrets));
    }
}
