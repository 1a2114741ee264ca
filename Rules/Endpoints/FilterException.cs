namespace OrleansNotify.Endpoints;

/// <summary>Ends the parsing of a filter; the message is for its author.</summary>
public sealed class FilterException : Exception
{
    public FilterException() { }

    public FilterException(string message) : base(message) { }

    public FilterException(string message, Exception inner) : base(message, inner) { }
}
