using Amazon.Runtime;
using Amazon.Runtime.Credentials;

namespace OrleansNotify.Channels;

/// <summary>
/// The settings' keys. The operator's account without keys has those of the machine, as Amazon's own tools find them: variables, a web
/// identity, the shared files, the container's and the instance's role; renewed before they end, once for all who wait. A tenant's account never has them.
/// </summary>
internal sealed class ChainCredentials(SettingsCredentials own) : IAwsCredentialSource
{
    public ValueTask<AwsCredentials> Get(ProviderSettings settings, CancellationToken cancellation)
        => settings.IsOperators && settings["accessKeyId"].Length == 0 ? new(OfMachine(cancellation)) : own.Get(settings, cancellation);

    internal static async Task<AwsCredentials> OfMachine(CancellationToken cancellation)
    {
        try
        {
            var found = await DefaultAWSCredentialsIdentityResolver.GetCredentialsAsync().WaitAsync(cancellation);
            var current = await found.GetCredentialsAsync().WaitAsync(cancellation);
            return new AwsCredentials(current.AccessKey, current.SecretKey, current.UseToken ? current.Token : null);
        }
        catch (Exception e) when (e is AmazonClientException or AmazonServiceException or HttpRequestException or IOException or InvalidOperationException)
        {
            throw new AwsCredentialsException($"no AWS credentials: {e.Message}", e);
        }
    }
}
