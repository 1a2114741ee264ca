namespace OrleansNotify.Channels;

/// <summary>A call failed before any byte of its body was written: the other side certainly did not take the message.</summary>
internal sealed class NotWrittenException(Exception cause) : HttpRequestException("The request was not written.", cause);
