// Thanks, and three voluntary questions: one tap each, kept in memory and mixed with the others' answers.
import { useState } from 'react'
import { type Answers, backgroundQuestions, type Question } from '../../domain/privacy/background.ts'
import { Icon } from '../ui/icon.tsx'
import type { SigningWords } from '../words/signing/sv.ts'

export function QuestionsStep({
  words,
  onDone,
}: {
  words: SigningWords
  onDone: (answers: Answers) => void
}) {
  const [answers, setAnswers] = useState<Answers>({})
  const said: Readonly<Record<Question, { label: string; choices: Readonly<Record<string, string>> }>> = {
    age: { label: words.age, choices: words.ages },
    gender: { label: words.gender, choices: words.genders },
    origin: { label: words.origin, choices: words.origins },
  }
  const isAnswered = Object.keys(answers).length > 0
  return (
    <div className="sign-questions-step">
      <div className="sign-thanks" role="status">
        <span className="sign-thanks-mark">
          <Icon name="check" size={34} />
        </span>
        <div>
          <h2 id="sign-title" className="sign-title" tabIndex={-1}>
            {words.thanks}
          </h2>
          <p>{words.thanksWords}</p>
        </div>
      </div>
      <div className="sign-questions">
        <h3>{words.questions}</h3>
        <p className="sign-soft">{words.questionsWords}</p>
        {(Object.keys(backgroundQuestions) as Question[]).map((question) => (
          <fieldset key={question} className="sign-question">
            <legend>{said[question].label}</legend>
            <div className="sign-answers">
              {backgroundQuestions[question].map((answer) => (
                <label key={answer} className="sign-answer">
                  <input
                    type="radio"
                    name={`sign-${question}`}
                    autoComplete="off"
                    checked={answers[question] === answer}
                    onChange={() => setAnswers({ ...answers, [question]: answer })}
                  />
                  <span>{said[question].choices[answer]}</span>
                </label>
              ))}
            </div>
          </fieldset>
        ))}
      </div>
      <div className="sign-actions">
        <button type="button" className="sign-button sign-button-quiet" onClick={() => onDone({})}>
          {words.skip}
        </button>
        <button
          type="button"
          className="sign-button"
          aria-disabled={!isAnswered}
          onClick={() => isAnswered && onDone(answers)}
        >
          {words.done}
        </button>
      </div>
    </div>
  )
}
