namespace OrleansNotify.Channels;

/// <summary>No credentials were found, or the service that gives them did not answer.</summary>
internal sealed class AwsCredentialsException(string message, Exception inner) : Exception(message, inner);
