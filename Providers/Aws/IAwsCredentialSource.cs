namespace OrleansNotify.Channels;

/// <summary>Where an account's credentials come from: its settings, and later perhaps the machine's role.</summary>
internal interface IAwsCredentialSource
{
    ValueTask<AwsCredentials> Get(ProviderSettings settings, CancellationToken cancellation);
}
