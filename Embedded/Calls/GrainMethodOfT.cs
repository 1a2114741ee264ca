using System.Reflection;
using Orleans.Runtime;

namespace Orleans.Embedded;

internal sealed class GrainMethod<TResult>(MethodInfo method) : GrainMethod(method)
{
    readonly Func<Task<TResult>, object?> _wrap = Wrapper(method.ReturnType);
    readonly bool _copiesResult = !Copier.IsImmutable(typeof(TResult))
        && !method.ReturnParameter.IsDefined(typeof(ImmutableAttribute));

    public override object? Call(GrainReference reference, object?[] arguments)
    {
        var silo = reference.Silo;
        CopyMutable(arguments);
        var call = new Call<TResult>(this, reference.GrainId, arguments)
        {
            AlwaysInterleave = AlwaysInterleave,
            ReadOnly = ReadOnly,
            Context = RequestContext.Current,
            SentAt = silo.MessagingTime.GetTimestamp(),
            Timeout = Timeout ?? silo.ResponseTimeout,
        };
        if (TokenIndex >= 0)
        {
            call.Observe(TokenIndex);
        }

        reference.Send(call);
        return _wrap(OneWay ? Forget(call.Answer) : call.Answer);
    }

    public override T CopyResult<T>(T result) => _copiesResult ? (T)Copier.Copy(result)! : result;

    static Task<TResult> Forget(Task<TResult> answer)
    {
        _ = answer.ContinueWith(static failed => failed.Exception, TaskContinuationOptions.OnlyOnFaulted);
        return Task.FromResult<TResult>(default!);
    }

    static Func<Task<TResult>, object?> Wrapper(Type returned) =>
        returned == typeof(void) ? static _ => null
        : returned == typeof(ValueTask) ? static answer => new ValueTask(answer)
        : returned.IsValueType ? static answer => new ValueTask<TResult>(answer)
        : static answer => answer;
}
