namespace OrleansNotify.Channels;

/// <param name="SessionToken">Of temporary credentials; null: they are permanent.</param>
internal sealed record AwsCredentials(string AccessKeyId, string SecretAccessKey, string? SessionToken)
{
    public override string ToString() => AccessKeyId;
}
