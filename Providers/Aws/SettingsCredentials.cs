namespace OrleansNotify.Channels;

internal sealed class SettingsCredentials : IAwsCredentialSource
{
    public ValueTask<AwsCredentials> Get(ProviderSettings settings, CancellationToken cancellation)
        => new(new AwsCredentials(
            settings["accessKeyId"], settings["secretAccessKey"], settings["sessionToken"] is { Length: > 0 } token ? token : null));
}
