namespace OrleansNotify.Channels;

/// <summary>Where an account's credentials come from.</summary>
internal interface IAwsCredentialSource
{
    /// <exception cref="AwsCredentialsException">There are none now.</exception>
    ValueTask<AwsCredentials> Get(ProviderSettings settings, CancellationToken cancellation);
}
