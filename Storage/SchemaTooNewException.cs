namespace OrleansNotify.Storage;

/// <summary>The database has a schema version that this program does not know; running would risk its data.</summary>
public sealed class SchemaTooNewException : Exception
{
    public SchemaTooNewException() { }

    public SchemaTooNewException(string message) : base(message) { }

    public SchemaTooNewException(string message, Exception inner) : base(message, inner) { }
}
