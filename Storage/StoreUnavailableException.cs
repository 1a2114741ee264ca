namespace OrleansNotify.Storage;

/// <summary>The database cannot be reached or cannot write: disk full, connection lost, locked. Whether an interrupted commit took effect is unknown.</summary>
public sealed class StoreUnavailableException : Exception
{
    public StoreUnavailableException() { }

    public StoreUnavailableException(string message) : base(message) { }

    public StoreUnavailableException(string message, Exception inner) : base(message, inner) { }
}
